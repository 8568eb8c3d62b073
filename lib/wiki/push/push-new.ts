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
 * Looks up sources that are not linked yet, links those that the wiki knows and creates the others in one batch. The resources are
 * counted before and after the lookups. Wikis never remove a resource, so an equal count proves that no other client created a
 * resource for one of these sources meanwhile. If the count has changed, the sources are looked up again.
 */
export async function pushNew(context: FlushContext, dueEntries: OutboxEntry[]): Promise<void> {
  const maxSize = getMaxBatchSize(context);
  const entries = dueEntries.slice(0, maxSize);
  const totalBefore = context.state.resourceCount?.total ?? (await countResources(context));
  if (totalBefore === null) return;
  const shouldLookUp = entries.some((entry) => !isLookupValid(context, entry));
  if (shouldLookUp && entries.length > LISTING_THRESHOLD) await loadKnownUrls(context, totalBefore);
  if (shouldStop(context)) return;
  await beginBatch(context, entries.length);
  const { newEntries, linkedEntries } = await matchEntries(context, entries, totalBefore);
  const createdEntries = await createResources(context, newEntries, totalBefore);
  await endBatch(context, entries.length, maxSize);
  await pushEntries(context, [...createdEntries, ...linkedEntries]);
}

async function matchEntries(
  context: FlushContext,
  entries: OutboxEntry[],
  totalBefore: number,
): Promise<{ newEntries: NewEntry[]; linkedEntries: OutboxEntry[] }> {
  const newEntries: NewEntry[] = [];
  const linkedEntries: OutboxEntry[] = [];
  for (const entry of entries) {
    await context.yieldToForeground();
    const match = await matchEntry(context, entry, totalBefore);
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
  totalBefore: number,
): Promise<NewEntry | { entry: OutboxEntry } | 'done' | 'stop'> {
  const key = getEntryKey(entry);
  const entryWithSource = await context.outbox.loadEntry(key);
  if (!entryWithSource) return 'done';
  if (!entryWithSource.source) {
    await context.outbox.updateEntries([key], (storedEntry) =>
      transition(storedEntry, { type: 'source-removed' }),
    );
    return 'done';
  }
  const newEntry = { entry: entryWithSource.entry, source: entryWithSource.source };
  if (isStillUnknown(context, entryWithSource.entry, entryWithSource.source)) return newEntry;
  const match = await matchRemote(context, entryWithSource.entry, entryWithSource.source);
  switch (match.kind) {
    case 'problem':
      await handleProblem(context, { entries: [entryWithSource.entry], isWrite: false }, match.problem);
      return shouldStop(context) ? 'stop' : 'done';
    case 'linked':
      return { entry: match.entry };
    case 'unknown':
      // Saved at once, so that the lookup is not repeated if the worker is killed before the end of the batch.
      await saveNotFound(context, [newEntry], totalBefore);
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
  // After a change of the settings, the count may come from another wiki.
  if (context.signal.aborted) return [];
  if (totalAfter === null) return [];
  if (totalAfter === totalBefore) return createBatch(context, newEntries, totalAfter);
  await requeueLookups(context, newEntries);
  return [];
}

/**
 * Puts the sources into smaller batches, because another client created a resource during the lookups. That is less likely during the
 * shorter lookups of a smaller batch.
 */
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
