import { type FlushContext, updateCondition } from './flush-context';
import { BATCH_SIZE } from './outbox-entry';

/**
 * How many a batch may have now. A batch in which the worker died is followed by one of half its size: look-ups
 * are lost with the worker, so that a slow one, or one that is stopped again and again, would begin the same batch for ever.
 */
export function getMaxBatchSize({ condition: { batch } }: FlushContext): number {
  if (!batch) return BATCH_SIZE;
  return batch.begun ? Math.max(1, Math.floor(batch.cap / 2)) : batch.cap;
}

/** A batch of this size begins. One source alone cannot be divided. */
export const beginBatch = async (context: FlushContext, size: number): Promise<void> => {
  if (size > 1) await updateCondition(context, { batch: { cap: size, begun: true } });
};

/** A batch of this size has come to its end, whatever it was; the next one may be twice as large, and what it might be. */
export async function endBatch(context: FlushContext, size: number, maxSize: number): Promise<void> {
  if (!context.condition.batch) return;
  const cap = Math.min(BATCH_SIZE, Math.max(maxSize, size * 2));
  await updateCondition(context, { batch: { cap, begun: false } });
}
