import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { MAX_BATCH_SIZE } from '@/lib/wiki/outbox/create-outbox-entry';
import { type FlushContext, updateCondition } from './flush-context';

/**
 * The largest size of the next batch. A batch in which the worker died is followed by one of half its size: lookups are
 * lost with the worker, and a slow worker that is stopped again and again would otherwise begin the same batch forever.
 */
export function getMaxBatchSize({ state }: FlushContext): number {
  const { batch } = state.condition;
  if (!batch) return MAX_BATCH_SIZE;
  return batch.isRunning ? Math.max(1, Math.floor(batch.maxSize / 2)) : batch.maxSize;
}

/** Records that a batch of this size begins. A single source cannot be divided. */
export const beginBatch = async (context: FlushContext, size: number): Promise<void> => {
  if (size > 1) await updateCondition(context, { batch: { maxSize: size, isRunning: true } });
};

/** Records that a batch has ended, with or without success. The next one may be twice as large. */
export async function endBatch(context: FlushContext, size: number, maxSize: number): Promise<void> {
  if (!context.state.condition.batch) return;
  const nextMaxSize = Math.min(MAX_BATCH_SIZE, Math.max(maxSize, size * 2));
  await updateCondition(context, { batch: { maxSize: nextMaxSize, isRunning: false } });
}

/** The first entries that may share a batch: their number exceeds the limit of none of them. */
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
