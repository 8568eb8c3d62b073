import Dexie from 'dexie';
import { err, ok, type Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/** Runs a write. Returns `disk-full` or `store-failed` if the browser rejects it. Rethrows all other errors, which are bugs. */
export async function attemptWrite<T>(write: () => Promise<T>): Promise<Result<T, WriteProblem>> {
  try {
    return ok(await write());
  } catch (error) {
    if (isQuotaError(error)) return err({ kind: 'disk-full' });
    if (error instanceof Dexie.DexieError) return err({ kind: 'store-failed', name: error.name });
    throw error;
  }
}

// A full disk aborts the transaction. Dexie then reports an `AbortError` whose `inner` error is the quota error.
function isQuotaError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'QuotaExceededError') return true;
  const { inner } = error as Error & { inner?: unknown };
  return inner !== undefined && inner !== error && isQuotaError(inner);
}
