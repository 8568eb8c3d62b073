import type { SyncRecord } from '@/lib/model/sync';
import { noteCondition, type Run } from './run';
import { BATCH_SIZE } from './sync-record';

/**
 * As many of these as a batch may have now. A batch in which the worker died is followed by one of half its size: look-ups
 * are lost with the worker, so that a slow one, or one that is stopped again and again, would begin the same batch for ever.
 */
export function sizedBatch({ condition: { batch } }: Run, records: SyncRecord[]): SyncRecord[] {
  if (!batch) return records;
  return records.slice(0, batch.begun ? Math.max(1, Math.floor(batch.cap / 2)) : batch.cap);
}

/** A batch of this size begins. One source alone cannot be divided. */
export const beginBatch = async (run: Run, size: number): Promise<void> => {
  if (size > 1) await noteCondition(run, { batch: { cap: size, begun: true } });
};

/** A batch of this size has come to its end, whatever it was; the next one may be twice as large. */
export async function endBatch(run: Run, size: number): Promise<void> {
  if (!run.condition.batch) return;
  await noteCondition(run, { batch: { cap: Math.min(BATCH_SIZE, size * 2), begun: false } });
}
