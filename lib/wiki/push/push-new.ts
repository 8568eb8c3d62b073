import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { getBackoffMs } from '@/lib/wiki/outbox/backoff';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { beginBatch, endBatch, getMaxBatchSize } from './batch-size';
import { createBatch, type NewEntry, saveNotFound } from './create-batch';
import { canWrite, type FlushContext, shouldStop } from './flush-context';
import { handleProblem } from './handle-problem';
import { LISTING_THRESHOLD, loadKnownUrls } from './load-known-urls';
import { matchRemote } from './match-remote';
import { pushExisting } from './push-existing';
import { countResources, isLookupValid, isStillUnknown } from './resource-count';

/**
 * Looks up sources that are not linked yet, links those that the wiki knows and creates the others in one batch. Resources
 * are never removed, so an equal count before and after the look-ups proves that all of them are still valid right before
 * the write. If the count has changed, the sources are looked up again.
 */
export async function pushNew(context: FlushContext, dueEntries: OutboxEntry[]): Promise<void> {
  const maxSize = getMaxBatchSize(context);
  const entries = dueEntries.slice(0, maxSize);
  const totalBefore = context.state.resourceCount?.total ?? (await countResources(context));
  if (totalBefore === null) return;
  const needsLookup = entries.some((entry) => !isLookupValid(context, entry));
  if (needsLookup && entries.length > LISTING_THRESHOLD) await loadKnownUrls(context, totalBefore);
  if (shouldStop(context)) return;
  await beginBatch(context, entries.length);
  const { newEntries, linkedEntries } = await matchEntries(context, entries);
  const createdEntries = await createResources(context, newEntries, totalBefore);
  await endBatch(context, entries.length, maxSize);
  await pushEntries(context, [...createdEntries, ...linkedEntries]);
}

async function matchEntries(
  context: FlushContext,
  entries: OutboxEntry[],
): Promise<{ newEntries: NewEntry[]; linkedEntries: OutboxEntry[] }> {
  const newEntries: NewEntry[] = [];
  const linkedEntries: OutboxEntry[] = [];
  for (const entry of entries) {
    await context.yieldToForeground();
    const match = await matchEntry(context, entry);
    if (match === 'stop') break;
    if (match === 'done') continue;
    if ('source' in match) newEntries.push(match);
    else linkedEntries.push(match.entry);
  }
  return { newEntries, linkedEntries };
}

async function pushEntries(context: FlushContext, entries: OutboxEntry[]): Promise<void> {
  for (const entry of entries) {
    if (!canWrite(context)) return;
    await pushExisting(context, entry);
  }
}

async function matchEntry(
  context: FlushContext,
  entry: OutboxEntry,
): Promise<NewEntry | { entry: OutboxEntry } | 'done' | 'stop'> {
  const key = getEntryKey(entry);
  const loaded = await context.outbox.loadEntry(key);
  if (!loaded) return 'done';
  if (!loaded.source) {
    await context.outbox.updateEntries([key], (current) => transition(current, { type: 'source-removed' }));
    return 'done';
  }
  const newEntry = { entry: loaded.entry, source: loaded.source };
  if (isStillUnknown(context, loaded.entry, loaded.source)) return newEntry;
  const match = await matchRemote(context, loaded.entry, loaded.source);
  switch (match.kind) {
    case 'problem':
      await handleProblem(context, { entries: [loaded.entry], isWrite: false }, match.problem);
      return shouldStop(context) ? 'stop' : 'done';
    case 'linked':
      return { entry: match.entry };
    case 'unknown':
      return newEntry;
    case 'rejected':
      return 'done';
  }
}

async function createResources(
  context: FlushContext,
  newEntries: NewEntry[],
  totalBefore: number,
): Promise<OutboxEntry[]> {
  if (newEntries.length === 0) return [];
  const totalAfter = canWrite(context) ? await countResources(context) : null;
  // After a change of the settings, the count may be that of another wiki.
  if (context.signal.aborted) return [];
  if (totalAfter === null) await saveNotFound(context, newEntries, totalBefore);
  if (totalAfter === null) return [];
  if (totalAfter === totalBefore) return createBatch(context, newEntries, totalAfter);
  await requeueLookups(context, newEntries);
  return [];
}

/** Another client created a resource during the look-ups, perhaps one of these. A smaller batch leaves less time for that. */
async function requeueLookups(context: FlushContext, newEntries: NewEntry[]): Promise<void> {
  const now = context.now();
  const maxBatchSize = Math.max(1, Math.floor(newEntries.length / 2));
  await context.outbox.updateEntries(
    newEntries.map(({ entry }) => getEntryKey(entry)),
    (entry) => {
      if (newEntries.length > 1) return transition(entry, { type: 'batch-split', maxBatchSize, now });
      const until = new Date(now.getTime() + getBackoffMs(entry.attempts + 1, context.random()));
      return transition(entry, { type: 'attempt-failed', until, reason: 'wiki-busy' });
    },
  );
}
