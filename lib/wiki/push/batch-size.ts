import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { MAX_BATCH_SIZE } from '@/lib/wiki/outbox/create-outbox-entry';
import { type FlushContext, updateCondition } from './flush-context';

/**
 * Returns the maximum size of the next batch. If the worker was killed during the last batch, the size is halved, because
 * a worker that is always killed early would repeat the same batch forever. The lookups of that batch are stored and not repeated.
 */
export function getMaxBatchSize({ state }: FlushContext): number {
  const { batch } = state.condition;
  if (!batch) return MAX_BATCH_SIZE;
  return batch.isRunning ? Math.max(1, Math.floor(batch.maxSize / 2)) : batch.maxSize;
}

/** Saves the size of a batch that begins. A batch of one source cannot be halved and is not saved. */
export const beginBatch = async (context: FlushContext, size: number): Promise<void> => {
  if (size > 1) await updateCondition(context, { batch: { maxSize: size, isRunning: true } });
};

/**
 * Saves the maximum size of the next batch after a batch of `size` entries ended, with or without success: twice `size`, but not less
 * than `maxSize`, the maximum size of the batch that ended.
 */
export async function endBatch(context: FlushContext, size: number, maxSize: number): Promise<void> {
  if (!context.state.condition.batch) return;
  const nextMaxSize = Math.min(MAX_BATCH_SIZE, Math.max(maxSize, size * 2));
  await updateCondition(context, { batch: { maxSize: nextMaxSize, isRunning: false } });
}

/** Returns the longest beginning of the list that does not exceed the `maxBatchSize` of any of its entries. */
export function takeBatch(entries: OutboxEntry[]): OutboxEntry[] {
  let limit = MAX_BATCH_SIZE;
  const batch: OutboxEntry[] = [];
  for (const entry of entries) {
    limit = Math.min(limit, entry.maxBatchSize);
    if (batch.length >= limit) break;
    batch.push(entry);
  }
  return batch;
}
