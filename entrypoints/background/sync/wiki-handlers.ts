import { err, ok } from '@/lib/base/result';
import { isBadRow } from '@/lib/db/read/parse-row';
import { sourceById } from '@/lib/db/read/source-by-id';
import { syncRecordsOf } from '@/lib/db/read/sync-records';
import { wikiConditions, wikis } from '@/lib/db/read/wikis';
import { type ChoiceDeps, chooseSide, undoChoices } from '@/lib/db/write/choose-side';
import { rowOf } from '@/lib/db/write/row-of';
import { changeSyncRecord, keepCitedBy } from '@/lib/db/write/sync-store';
import { enqueue, pauseWiki, removeWiki, saveWiki } from '@/lib/db/write/wikis';
import type { Handlers } from '@/lib/messages/listen';
import type { Source } from '@/lib/model/source';
import type { WikiClient, WikiProblem } from '@/lib/model/wiki';
import { hasHost } from '@/lib/platform/permissions';
import { dropWikiToken, keepWikiToken, wikiToken } from '@/lib/settings/wiki-tokens';
import { citedByNow } from '@/lib/sync/cited-by';
import { requeuedWithOwed } from '@/lib/sync/sync-record';
import { approved, declined } from '@/lib/sync/text-decision';
import { isHeld } from '@/lib/sync/waits';
import { baseUrlOf } from '@/lib/wiki-client/base-url';
import { testConnection } from '@/lib/wiki-client/test-connection';
import { store, storeDeps } from '../store';
import { httpDeps } from './http-deps';
import { activeClients, changeWikis, readWikis } from './run-sync';

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
      await keepWikiToken(wiki.id, token === null ? await tokenFor(wiki.id, wiki.baseUrl) : token.trim());
      return saveWiki(store, wiki, new Date());
    }),
  'wiki/remove': ({ wikiId }) =>
    changeWikis(async () => {
      await dropWikiToken(wikiId);
      return removeWiki(store, wikiId);
    }),
  'wiki/test': async ({ pasted, token, wikiId }) => {
    const used = token ?? (wikiId ? await readWikis(() => tokenFor(wikiId, pasted)) : '');
    const tested = await testConnection(pasted, used, { ...httpDeps('', hasHost), hasPermission: hasHost });
    if (tested.ok) {
      const { base, open, lacks, resources } = tested.value;
      return ok({ baseUrl: base.baseUrl, open, lacks, resources });
    }
    const { kind } = tested.problem;
    const waitMs = 'waitMs' in tested.problem ? tested.problem.waitMs : null;
    const status = 'status' in tested.problem ? tested.problem.status : null;
    return err({ kind: 'wiki', why: kind, waitMs, status });
  },
  'sync/flush': async () => ok(null),
  'sync/enqueue': ({ wikiId, stableIds }) => enqueue(store, wikiId, stableIds, new Date()),
  'sync/choose': async ({ wikiId, stableId, fields, side }) => {
    await chooseSide(store, { wikiId, stableId }, { fields, side }, await choiceDeps());
    return ok(null);
  },
  'sync/undo-choice': async ({ wikiId, stableId, fields }) =>
    ok(await undoChoices(store, { wikiId, stableId }, fields, await choiceDeps())),
  'sync/text': async ({ wikiId, stableId, send }) => {
    await changeSyncRecord(store, { wikiId, stableId }, (record) =>
      requeuedWithOwed({ ...record, text: send ? approved(record.text) : declined(record.text) }, new Date()),
    );
    return ok(null);
  },
  'sync/cited-by': async ({ stableId }) => {
    await readCitedBy(stableId);
    return ok(null);
  },
};

async function choiceDeps(): Promise<ChoiceDeps> {
  const venues = await storeDeps.venues();
  const venueById = (id: string | null) => venues.find((venue) => venue.id === id) ?? null;
  return {
    now: new Date(),
    rowOf: (source, deletedAt) => rowOf(source, venueById(source.venueId), deletedAt),
  };
}

/** The token kept for a wiki, if the address is that wiki's: it goes to no other origin. */
async function tokenFor(wikiId: string, address: string): Promise<string> {
  const wiki = (await wikis(store)).find(({ id }) => id === wikiId);
  const [kept, asked] = [baseUrlOf(wiki?.baseUrl ?? ''), baseUrlOf(address)];
  return kept.ok && asked.ok && kept.value.origin === asked.value.origin ? wikiToken(wikiId) : '';
}

/** Reads which pages of the active wiki cite a source, and keeps them with the date; not while that wiki has to wait. */
async function readCitedBy(stableId: string): Promise<void> {
  const row = await sourceById(store, stableId);
  if (!row || isBadRow(row)) return;
  const now = new Date();
  const conditions = await wikiConditions(store);
  const isWaiting = (wikiId: string) =>
    conditions.some((condition) => condition.wikiId === wikiId && isHeld(condition, now));
  for (const { wiki, client } of await activeClients())
    if (!isWaiting(wiki.id)) await readCitedByFrom({ wikiId: wiki.id, client }, row.source, now);
}

async function readCitedByFrom(
  { wikiId, client }: { wikiId: string; client: WikiClient },
  source: Source,
  now: Date,
): Promise<void> {
  const { stableId } = source;
  const record = (await syncRecordsOf(store, stableId)).find((one) => one.wikiId === wikiId) ?? null;
  const problems: WikiProblem[] = [];
  const citedBy = await citedByNow(client, source, record, now, (problem) => problems.push(problem));
  for (const problem of problems)
    if (problem.kind === 'rate-limited')
      await changeWikis(() => pauseWiki(store, wikiId, problem.waitMs, new Date()));
  if (citedBy) await keepCitedBy(store, { wikiId, stableId }, citedBy);
}
