import type { Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { WikiCondition } from '@/lib/wiki/model/sync';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { createCondition } from '@/lib/wiki/outbox/flush-context';
import { createOutboxEntry, requeue, requeueWithDeferred } from '@/lib/wiki/outbox/outbox-entry';
import { isWikiPaused, isWritePaused } from '@/lib/wiki/outbox/wiki-pause';
import type { Database } from '../open-database';
import { parseWikiCondition } from '../queries/parse-sync';
import { attemptWrite } from './attempt-write';
import { clearTakenRemoteIds } from './enqueue-sources';

/**
 * Keeps a wiki. An active one makes the others inactive. What stopped or paused it is forgotten, since its settings may
 * have changed, and what waited or was refused is looked at anew. A wait that the wiki asked for is kept.
 */
export function saveWiki(database: Database, wiki: Wiki, now: Date): Promise<Result<null, WriteProblem>> {
  return attemptWrite(() =>
    database.transaction('rw', database.wikis, database.wikiConditions, database.syncRecords, async () => {
      if (wiki.active) await database.wikis.toCollection().modify({ active: false });
      await database.wikis.put(wiki);
      const previousCondition = parseWikiCondition(await database.wikiConditions.get(wiki.id));
      await database.wikiConditions.put(
        carryOverRequestedPause(createCondition(wiki.id), previousCondition, now),
      );
      const requeuedStatuses = ['waiting', 'waiting-until', 'sending', 'refused'];
      const entries = await database.syncRecords.where('wikiId').equals(wiki.id).toArray();
      const entriesToRequeue = entries.filter(({ state }) => requeuedStatuses.includes(state.state));
      await database.syncRecords.bulkPut(entriesToRequeue.map((entry) => requeue(entry, now)));
      return null;
    }),
  );
}

function carryOverRequestedPause(
  initialCondition: WikiCondition,
  previousCondition: WikiCondition | null,
  now: Date,
): WikiCondition {
  if (!previousCondition || !isWritePaused(previousCondition, now)) return initialCondition;
  const isRequestedByWiki = ['rate-limited', 'unavailable'].includes(previousCondition.why ?? '');
  const { pausedUntil, why, writesPausedUntil } = previousCondition;
  return { ...initialCondition, writesPausedUntil, ...(isRequestedByWiki ? { pausedUntil, why } : {}) };
}

/** Lets a wiki alone for as long as it asked, or longer where it has to wait anyway. */
export function pauseWiki(database: Database, wikiId: string, waitMs: number, now: Date): Promise<void> {
  return database.transaction('rw', database.wikiConditions, async () => {
    const condition =
      parseWikiCondition(await database.wikiConditions.get(wikiId)) ?? createCondition(wikiId);
    const until = new Date(now.getTime() + waitMs).toISOString();
    if (isWikiPaused(condition, now) && (condition.pausedUntil ?? until) >= until) return;
    await database.wikiConditions.put({ ...condition, pausedUntil: until, why: 'rate-limited' });
  });
}

/** Forgets a wiki and how far every source has come with it. What it holds stays there. */
export function removeWiki(database: Database, wikiId: string): Promise<Result<null, WriteProblem>> {
  return attemptWrite(() =>
    database.transaction('rw', database.wikis, database.wikiConditions, database.syncRecords, async () => {
      await database.wikis.delete(wikiId);
      await database.wikiConditions.delete(wikiId);
      await database.syncRecords.where('wikiId').equals(wikiId).delete();
      return null;
    }),
  );
}

/** Puts sources in the queue of a wiki; null: all that are not in the bin. Gives how many. */
export function enqueueForWiki(
  database: Database,
  wikiId: string,
  stableIds: string[] | null,
  now: Date,
): Promise<Result<number, WriteProblem>> {
  return attemptWrite(() =>
    database.transaction('rw', database.sources, database.syncRecords, async () => {
      const ids = stableIds ?? (await database.sources.filter(({ shelf }) => shelf !== 'bin').primaryKeys());
      const storedEntries = await database.syncRecords.bulkGet(ids.map((id) => [wikiId, id]));
      const entries = ids.map((id, index) => storedEntries[index] ?? createOutboxEntry(wikiId, id));
      const distinctEntries = await clearTakenRemoteIds(database, wikiId, entries);
      await database.syncRecords.bulkPut(distinctEntries.map((entry) => requeueWithDeferred(entry, now)));
      return entries.length;
    }),
  );
}
