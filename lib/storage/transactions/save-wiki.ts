import type { Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { OutboxStatus } from '@/lib/wiki/model/outbox-entry';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { transition } from '@/lib/wiki/outbox/transition';
import { createCondition, isWikiPaused, isWritePaused } from '@/lib/wiki/outbox/wiki-pause';
import type { Database } from '../open-database';
import { findWikiCondition } from '../queries/list-wikis';
import { parseOutboxEntry } from '../queries/parse-sync';
import { attemptWrite } from './attempt-write';
import { unlinkSharedResources } from './enqueue-sources';

const REQUEUED_STATUSES: OutboxStatus[] = ['waiting', 'delayed', 'sending', 'rejected'];

/**
 * Saves a wiki. If it is active, the other wikis become inactive. Its stop or pause is cleared and unsent or rejected entries
 * become due, because the new settings may have removed the cause. A pause that the wiki asked for stays.
 */
export function saveWiki(database: Database, wiki: Wiki, now: Date): Promise<Result<null, WriteProblem>> {
  const { wikis, wikiConditions, outboxEntries } = database;
  return attemptWrite(() =>
    database.transaction('rw', wikis, wikiConditions, outboxEntries, async () => {
      if (wiki.active) await wikis.toCollection().modify({ active: false });
      await wikis.put(wiki);
      const previousCondition = await findWikiCondition(database, wiki.id);
      await wikiConditions.put(copyRequestedPause(createCondition(wiki.id), previousCondition, now));
      const rows: unknown[] = await outboxEntries.where('wikiId').equals(wiki.id).toArray();
      const entries = rows
        .map(parseOutboxEntry)
        .filter((entry) => entry !== null && REQUEUED_STATUSES.includes(entry.status));
      await outboxEntries.bulkPut(
        entries.flatMap((entry) =>
          entry ? transition(entry, { type: 'requeued', now, shouldRetryDeferred: false }) : [],
        ),
      );
      return null;
    }),
  );
}

function copyRequestedPause(
  initialCondition: WikiCondition,
  previousCondition: WikiCondition | null,
  now: Date,
): WikiCondition {
  if (!previousCondition || !isWritePaused(previousCondition, now)) return initialCondition;
  const isRequestedByWiki = ['rate-limited', 'unavailable'].includes(previousCondition.reason ?? '');
  const { pausedUntil, reason, writesPausedUntil } = previousCondition;
  return { ...initialCondition, writesPausedUntil, ...(isRequestedByWiki ? { pausedUntil, reason } : {}) };
}

/** Pauses a wiki for `retryAfterMs`, the delay that it asked for. A pause that ends later stays. */
export function pauseWiki(
  database: Database,
  wikiId: string,
  retryAfterMs: number,
  now: Date,
): Promise<void> {
  return database.transaction('rw', database.wikiConditions, async () => {
    const condition = (await findWikiCondition(database, wikiId)) ?? createCondition(wikiId);
    const until = new Date(now.getTime() + retryAfterMs).toISOString();
    if (isWikiPaused(condition, now) && (condition.pausedUntil ?? until) >= until) return;
    await database.wikiConditions.put({ ...condition, pausedUntil: until, reason: 'rate-limited' });
  });
}

/** Deletes a wiki with its condition and its outbox entries from the database. Nothing is deleted on the wiki itself. */
export function deleteWiki(database: Database, wikiId: string): Promise<Result<null, WriteProblem>> {
  const { wikis, wikiConditions, outboxEntries } = database;
  return attemptWrite(() =>
    database.transaction('rw', wikis, wikiConditions, outboxEntries, async () => {
      await wikis.delete(wikiId);
      await wikiConditions.delete(wikiId);
      await outboxEntries.where('wikiId').equals(wikiId).delete();
      return null;
    }),
  );
}

/** Puts sources into the outbox of a wiki. Null means all sources outside the bin. Returns their number. */
export function enqueueForWiki(
  database: Database,
  wikiId: string,
  stableIds: string[] | null,
  now: Date,
): Promise<Result<number, WriteProblem>> {
  const { sources, outboxEntries } = database;
  return attemptWrite(() =>
    database.transaction('rw', sources, outboxEntries, async () => {
      const ids = stableIds ?? (await sources.filter(({ shelf }) => shelf !== 'bin').primaryKeys());
      const rows: unknown[] = await outboxEntries.bulkGet(ids.map((id) => [wikiId, id]));
      const entries = ids.map((id, index) => parseOutboxEntry(rows[index]) ?? createOutboxEntry(wikiId, id));
      const distinctEntries = await unlinkSharedResources(database, wikiId, entries);
      await outboxEntries.bulkPut(
        distinctEntries.map((entry) =>
          transition(entry, { type: 'requeued', now, shouldRetryDeferred: true }),
        ),
      );
      return entries.length;
    }),
  );
}

/**
 * Makes entries of a wiki due, so that the next flush reads what others changed and sends deferred lists. `stableIds` null means all
 * that were ever queued; otherwise only settled ones change. Returns their number.
 */
export function refreshEntries(
  database: Database,
  wikiId: string,
  stableIds: string[] | null,
  now: Date,
): Promise<number> {
  return database.transaction('rw', database.outboxEntries, async () => {
    const rows: unknown[] =
      stableIds === null
        ? await database.outboxEntries.where('wikiId').equals(wikiId).toArray()
        : await database.outboxEntries.bulkGet(stableIds.map((id) => [wikiId, id]));
    const entries = rows
      .map(parseOutboxEntry)
      .filter((entry) =>
        stableIds === null
          ? entry?.status !== 'local-only'
          : entry?.status === 'synced' || entry?.status === 'conflict',
      );
    await database.outboxEntries.bulkPut(
      entries.flatMap((entry) =>
        entry ? transition(entry, { type: 'requeued', now, shouldRetryDeferred: true }) : [],
      ),
    );
    return entries.length;
  });
}
