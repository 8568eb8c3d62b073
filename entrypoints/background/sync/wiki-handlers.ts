import { err, ok } from '@/lib/base/result';
import { hasHostPermission } from '@/lib/browser/host-permissions';
import type { Handlers } from '@/lib/browser/messages/listen';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { listWikiConditions, listWikis } from '@/lib/storage/queries/list-wikis';
import { listEntriesOfSource } from '@/lib/storage/queries/outbox-entries';
import { readWikiToken, removeWikiToken, saveWikiToken } from '@/lib/storage/settings/wiki-tokens';
import { chooseSide, undoChoices } from '@/lib/storage/transactions/choose-side';
import { changeOutboxEntry, saveCitedBy } from '@/lib/storage/transactions/create-outbox-store';
import { enqueueForWiki, pauseWiki, removeWiki, saveWiki } from '@/lib/storage/transactions/save-wiki';
import { parseBaseUrl } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';
import { testConnection } from '@/lib/wiki/adapters/research-wiki/client/test-connection';
import type { WikiClient, WikiProblem } from '@/lib/wiki/model/wiki';
import { requeueWithDeferred } from '@/lib/wiki/outbox/outbox-entry';
import { isWikiPaused } from '@/lib/wiki/outbox/wiki-pause';
import { findNewerCitingPages } from '@/lib/wiki/push/citing-pages';
import { approveText, declineText } from '@/lib/wiki/push/text-decision';
import { database } from '../database';
import { createHttpDeps } from './create-http-deps';
import { changeWikis, listActiveClients, readWikis } from './run-sync';

type WikiMessage =
  | 'wiki/save'
  | 'wiki/remove'
  | 'wiki/test'
  | 'sync/flush'
  | 'sync/enqueue'
  | 'sync/choose'
  | 'sync/undo-choice'
  | 'sync/text'
  | 'sync/cited-by';

/** What the worker does for connected wikis. The queue is looked at after every message (`wakingSync`). */
export const wikiHandlers: Pick<Handlers, WikiMessage> = {
  'wiki/save': ({ wiki, token }) =>
    changeWikis(async () => {
      await saveWikiToken(wiki.id, token === null ? await findToken(wiki.id, wiki.baseUrl) : token.trim());
      return saveWiki(database, wiki, new Date());
    }),
  'wiki/remove': ({ wikiId }) =>
    changeWikis(async () => {
      await removeWikiToken(wikiId);
      return removeWiki(database, wikiId);
    }),
  'wiki/test': async ({ pasted, token, wikiId }) => {
    const testedToken = token ?? (wikiId ? await readWikis(() => findToken(wikiId, pasted)) : '');
    const connectionTest = await testConnection(pasted, testedToken, {
      ...createHttpDeps('', hasHostPermission),
      hasPermission: hasHostPermission,
    });
    if (connectionTest.ok) {
      const { base, open, lacks, resources } = connectionTest.value;
      return ok({ baseUrl: base.baseUrl, open, lacks, resources });
    }
    const { kind } = connectionTest.problem;
    const waitMs = 'waitMs' in connectionTest.problem ? connectionTest.problem.waitMs : null;
    const status = 'status' in connectionTest.problem ? connectionTest.problem.status : null;
    return err({ kind: 'wiki', why: kind, waitMs, status });
  },
  'sync/flush': async () => ok(null),
  'sync/enqueue': ({ wikiId, stableIds }) => enqueueForWiki(database, wikiId, stableIds, new Date()),
  'sync/choose': async ({ wikiId, stableId, fields, side }) => {
    await chooseSide(database, { wikiId, stableId }, { fields, side }, new Date());
    return ok(null);
  },
  'sync/undo-choice': async ({ wikiId, stableId, fields }) =>
    ok(await undoChoices(database, { wikiId, stableId }, fields, new Date())),
  'sync/text': async ({ wikiId, stableId, send }) => {
    await changeOutboxEntry(database, { wikiId, stableId }, (entry) =>
      requeueWithDeferred(
        { ...entry, text: send ? approveText(entry.text) : declineText(entry.text) },
        new Date(),
      ),
    );
    return ok(null);
  },
  'sync/cited-by': async ({ stableId }) => {
    await updateCitingPages(stableId);
    return ok(null);
  },
};

/** The token kept for a wiki, if the address is that wiki's: it goes to no other origin. */
async function findToken(wikiId: string, address: string): Promise<string> {
  const wiki = (await listWikis(database)).find(({ id }) => id === wikiId);
  const [savedBase, requestedBase] = [parseBaseUrl(wiki?.baseUrl ?? ''), parseBaseUrl(address)];
  return savedBase.ok && requestedBase.ok && savedBase.value.origin === requestedBase.value.origin
    ? readWikiToken(wikiId)
    : '';
}

/** Reads which pages of the active wiki cite a source, and keeps them with the date; not while that wiki has to wait. */
async function updateCitingPages(stableId: string): Promise<void> {
  const row = await findSourceById(database, stableId);
  if (!row || isInvalidRow(row)) return;
  const now = new Date();
  const conditions = await listWikiConditions(database);
  const isWikiPausedNow = (wikiId: string) =>
    conditions.some((condition) => condition.wikiId === wikiId && isWikiPaused(condition, now));
  for (const { wiki, client } of await listActiveClients())
    if (!isWikiPausedNow(wiki.id)) await updateCitingPagesFrom({ wikiId: wiki.id, client }, row.source, now);
}

async function updateCitingPagesFrom(
  { wikiId, client }: { wikiId: string; client: WikiClient },
  source: Source,
  now: Date,
): Promise<void> {
  const { stableId } = source;
  const entry =
    (await listEntriesOfSource(database, stableId)).find((candidate) => candidate.wikiId === wikiId) ?? null;
  const problems: WikiProblem[] = [];
  const citedBy = await findNewerCitingPages(client, source, entry, now, (problem) => problems.push(problem));
  for (const problem of problems)
    if (problem.kind === 'rate-limited')
      await changeWikis(() => pauseWiki(database, wikiId, problem.waitMs, new Date()));
  if (citedBy) await saveCitedBy(database, { wikiId, stableId }, citedBy);
}
