import { err, ok, type Result } from '@/lib/base/result';
import { buildDetailsUpsert } from '@/lib/wiki/adapters/research-wiki/format/build-details-upsert';
import {
  buildBatchItem,
  buildPaperUpsert,
  buildResourceUpsert,
  COLUMN_BY_FIELD,
  PAPER_COLUMN_BY_FIELD,
  shouldUseBatchRoute,
} from '@/lib/wiki/adapters/research-wiki/format/build-resource-upsert';
import {
  buildTextUpsert,
  MAX_TEXT_LENGTH,
  parseRemoteText,
  parseTextStatus,
} from '@/lib/wiki/adapters/research-wiki/format/build-text-upsert';
import { MAX_URL_LENGTH } from '@/lib/wiki/adapters/research-wiki/format/field-limits';
import { parseResource } from '@/lib/wiki/adapters/research-wiki/format/parse-resource';
import { prepareFields } from '@/lib/wiki/adapters/research-wiki/format/prepare-fields';
import type { SyncedField } from '@/lib/wiki/model/sync';
import type { RemoteWrite, WikiClient, WikiProblem, WikiResponse } from '@/lib/wiki/model/wiki';
import { createApiRequests, MAX_LIST_BYTES, toWriteResult } from './api-requests';
import { createListingRequests } from './listing-requests';
import { createPageRequests } from './page-requests';
import type { HttpDeps } from './send-request';

// The content route returns a preview of 51,200 characters, or the whole text on servers of the base version
// (docs/wiki-protocol.md, section 6). The size is in bytes after decompression.
const MAX_TEXT_BYTES = 6_000_000;

export type ResearchWikiSettings = { name: string; baseUrl: string; token: string };

/** Creates a client for the protocol of the research wiki. The token is sent only to its base URL. */
export function createResearchWikiClient(wiki: ResearchWikiSettings, deps: HttpDeps): WikiClient {
  const requests = createApiRequests(deps, wiki);
  const { get, post, patch } = requests;
  const fetchResource = async (path: string) => {
    const response = await get(path);
    if (!response.ok || response.value === null) return response as Result<null, WikiProblem>;
    const resource = parseResource(response.value);
    return resource ? ok(resource) : err<WikiProblem>({ kind: 'bad-answer' });
  };
  return {
    writeGroups: [
      Object.keys(COLUMN_BY_FIELD) as SyncedField[],
      Object.keys(PAPER_COLUMN_BY_FIELD) as SyncedField[],
    ],
    maxUrlLength: MAX_URL_LENGTH,
    prepareFields,
    findByUrl: (url) => fetchResource(`/api/resources/lookup?url=${encodeURIComponent(url)}`),
    readResource: (remoteId) => fetchResource(`/api/resources/${encodeURIComponent(remoteId)}`),
    countResources: async () => {
      const response = await get('/api/resources/all?limit=1');
      if (!response.ok) return response;
      const total = findNumber(response.value, 'total');
      return total === null ? err({ kind: 'bad-answer' }) : ok(total);
    },
    listUrls: async (offset) => {
      const response = await get(`/api/resources/all?limit=200&offset=${offset}`, MAX_LIST_BYTES);
      return response.ok ? ok(parseUrls(response.value)) : response;
    },
    sendResources: (items) => sendItems(items, post),
    sendDetails: async (items) => {
      const body = buildDetailsUpsert(items);
      return body ? toSupportResult(await post('/api/resources/batch-details', body)) : ok(true);
    },
    sendLinkState: async (remoteId, { state, checkedAt }) =>
      toSupportResult(
        await patch(`/api/resources/${encodeURIComponent(remoteId)}/fetch-status`, {
          fetchStatus: state,
          lastFetchedAt: checkedAt,
        }),
      ),
    ...createPageRequests(wiki.name, requests),
    ...createListingRequests(requests),
    readText: async (remoteId) => {
      const response = await get(`/api/resources/${encodeURIComponent(remoteId)}/content`, MAX_TEXT_BYTES);
      return response.ok ? ok(parseRemoteText(response.value)) : response;
    },
    readTextStatus: async (remoteId) => {
      const response = await get(`/api/resources/${encodeURIComponent(remoteId)}/content`, MAX_TEXT_BYTES);
      return response.ok ? ok(parseTextStatus(response.value)) : response;
    },
    sendText: async (write) =>
      write.text.length > MAX_TEXT_LENGTH
        ? err({ kind: 'too-large' })
        : toWriteResult(await post('/api/citations/content/upsert', buildTextUpsert(write))),
  };
}

/**
 * Sends the items to one of three routes:
 * - `/paper`, if the write has only paper fields (identifiers and year)
 * - the route for one resource, if the write does not need the batch route
 * - the batch route in all other cases
 */
async function sendItems(
  items: RemoteWrite[],
  post: (path: string, body: unknown) => WikiResponse<unknown>,
): WikiResponse<null> {
  const [first] = items;
  if (items.length === 1 && first && hasOnlyPaperFields(first))
    return toWriteResult(
      await post(`/api/resources/${encodeURIComponent(first.remoteId)}/paper`, buildPaperUpsert(first)),
    );
  if (items.length === 1 && first && !shouldUseBatchRoute(first))
    return toWriteResult(await post('/api/resources', buildResourceUpsert(first)));
  return toWriteResult(await post('/api/resources/batch', { items: items.map(buildBatchItem) }));
}

const hasOnlyPaperFields = ({ fields }: RemoteWrite): boolean => {
  const names = Object.keys(fields);
  return names.length > 0 && names.every((name) => name in PAPER_COLUMN_BY_FIELD);
};

// Converts a response to whether the wiki supports the route. A missing route has a plain-text response
// (docs/wiki-protocol.md, section 4). A missing resource gives true, because the next read detects it.
const toSupportResult = (response: Result<unknown, WikiProblem>): Result<boolean, WikiProblem> =>
  response.ok ? ok(true) : response.problem.kind === 'no-such-route' ? ok(false) : response;

/** Returns the URL of each row. A row without a URL gives an empty string, because the caller counts all rows for the offset. */
function parseUrls(json: unknown): string[] {
  const rows = typeof json === 'object' && json !== null && 'resources' in json ? json.resources : null;
  return Array.isArray(rows) ? rows.map((row) => parseResource(row)?.url ?? '') : [];
}

function findNumber(json: unknown, name: string): number | null {
  const value = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : null;
  return typeof value === 'number' ? value : null;
}
