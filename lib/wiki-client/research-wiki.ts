import { err, ok, type Result } from '@/lib/base/result';
import type { SyncedField } from '@/lib/model/sync';
import type { RemoteWrite, WikiClient, WikiProblem, WikiReply } from '@/lib/model/wiki';
import { carriedFields } from '@/lib/wiki-format/carried-fields';
import { citingPage } from '@/lib/wiki-format/citing-page';
import { copyOfRow } from '@/lib/wiki-format/copy-of-row';
import { detailsUpsert } from '@/lib/wiki-format/details-upsert';
import { LONGEST_URL } from '@/lib/wiki-format/limits';
import { COLUMN_OF, PAPER_COLUMN_OF, paperUpsert, resourceUpsert } from '@/lib/wiki-format/resource-upsert';
import { LONGEST_TEXT, remoteText, textUpsert } from '@/lib/wiki-format/text-upsert';
import { isNotFound, problemOf } from './problem-of';
import { type HttpDeps, type HttpRequest, sendRequest } from './send-request';

/** Time-outs of the protocol, section 1, in ms. */
export const SINGLE_TIMEOUT_MS = 5000;
const BATCH_TIMEOUT_MS = 30_000;
// The longest row has 5,000 authors of 500 characters and 250,000 characters of text.
const MAX_ROW_BYTES = 12_000_000;

export type ResearchWiki = { name: string; baseUrl: string; token: string };

/** A wiki that speaks the protocol of the research wiki. The token goes to its base URL and nowhere else. */
export function researchWiki(wiki: ResearchWiki, deps: HttpDeps): WikiClient {
  const get = (path: string) => ask(deps, wiki, { method: 'GET', path });
  const post = (path: string, body: unknown) => ask(deps, wiki, { method: 'POST', path, body });
  const copyAt = async (path: string) => {
    const answer = await get(path);
    if (!answer.ok || answer.value === null) return answer as Result<null, WikiProblem>;
    const copy = copyOfRow(answer.value);
    return copy ? ok(copy) : err<WikiProblem>({ kind: 'bad-answer' });
  };
  return {
    groups: [Object.keys(COLUMN_OF) as SyncedField[], Object.keys(PAPER_COLUMN_OF) as SyncedField[]],
    longestUrl: LONGEST_URL,
    carried: carriedFields,
    find: (address) => copyAt(`/api/resources/lookup?url=${encodeURIComponent(address)}`),
    read: (remoteId) => copyAt(`/api/resources/${encodeURIComponent(remoteId)}`),
    count: async () => {
      const answer = await get('/api/resources/all?limit=1');
      if (!answer.ok) return answer;
      const total = numberAt(answer.value, 'total');
      return total === null ? err({ kind: 'bad-answer' }) : ok(total);
    },
    addresses: async (offset) => {
      const answer = await get(`/api/resources/all?limit=200&offset=${offset}`);
      return answer.ok ? ok(addressesIn(answer.value)) : answer;
    },
    send: (items) => sendItems(items, post),
    sendDetails: async (items) => {
      const body = detailsUpsert(items);
      return body ? isTaken(await post('/api/resources/batch-details', body)) : ok(true);
    },
    sendLinkState: async (remoteId, { state, checkedAt }) =>
      isTaken(
        await ask(deps, wiki, {
          method: 'PATCH',
          path: `/api/resources/${encodeURIComponent(remoteId)}/fetch-status`,
          body: { fetchStatus: state, lastFetchedAt: checkedAt },
        }),
      ),
    page: async (pageId) => {
      const answer = await get(`/api/pages/${encodeURIComponent(pageId)}`);
      if (!answer.ok || answer.value === null) return answer as Result<null, WikiProblem>;
      const page = citingPage(wiki.name, answer.value);
      return page ? ok(page) : err({ kind: 'bad-answer' });
    },
    readText: async (remoteId) => {
      const answer = await get(`/api/resources/${encodeURIComponent(remoteId)}/content`);
      return answer.ok ? ok(remoteText(answer.value)) : answer;
    },
    sendText: async (text) =>
      text.text.length > LONGEST_TEXT
        ? err({ kind: 'too-large' })
        : done(await post('/api/citations/content/upsert', textUpsert(text))),
  };
}

type Ask = { path: string } & Pick<HttpRequest, 'method' | 'body'>;

/** The JSON of a good answer; null where the wiki says that it has no such thing. */
async function ask(
  deps: HttpDeps,
  { baseUrl, token }: ResearchWiki,
  { method, path, body }: Ask,
): WikiReply<unknown> {
  const answer = await sendRequest(deps, {
    method,
    url: baseUrl + path,
    token,
    body,
    timeoutMs: method === 'GET' ? SINGLE_TIMEOUT_MS : BATCH_TIMEOUT_MS,
    maxBytes: MAX_ROW_BYTES,
  });
  if (!answer.ok) return answer;
  if (isNotFound(answer.value)) return ok(null);
  const { status, json } = answer.value;
  const good = status >= 200 && status < 300 && json !== undefined;
  return good ? ok(json) : err(problemOf(answer.value, method === 'GET' ? 'read' : 'write'));
}

/** Identifiers have a route of their own; everything else goes as a batch, also alone (protocol, section 10). */
async function sendItems(
  items: RemoteWrite[],
  post: (path: string, body: unknown) => WikiReply<unknown>,
): WikiReply<null> {
  const [first] = items;
  if (items.length === 1 && first && isPaperOnly(first))
    return done(await post(`/api/resources/${encodeURIComponent(first.remoteId)}/paper`, paperUpsert(first)));
  return done(await post('/api/resources/batch', { items: items.map(resourceUpsert) }));
}

const isPaperOnly = ({ fields }: RemoteWrite): boolean => {
  const names = Object.keys(fields);
  return names.length > 0 && names.every((name) => name in PAPER_COLUMN_OF);
};

// A route that is not there answers in text (protocol, section 4); an entry that is not there is found by its reading.
const isTaken = (answer: Result<unknown, WikiProblem>): Result<boolean, WikiProblem> =>
  answer.ok ? ok(true) : answer.problem.kind === 'no-such-route' ? ok(false) : answer;

// A write that is answered with "no such thing" was made for an entry that is gone.
const done = (answer: Result<unknown, WikiProblem>): Result<null, WikiProblem> =>
  !answer.ok ? answer : answer.value === null ? err({ kind: 'no-such-route' }) : ok(null);

/** The addresses of a list of rows; a row without one counts, so that the next offset is right. */
function addressesIn(json: unknown): string[] {
  const rows = typeof json === 'object' && json !== null && 'resources' in json ? json.resources : null;
  return Array.isArray(rows) ? rows.map((row) => copyOfRow(row)?.url ?? '') : [];
}

function numberAt(json: unknown, name: string): number | null {
  const value = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : null;
  return typeof value === 'number' ? value : null;
}
