import Dexie from 'dexie';
import { err, ok, type Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/** Runs a write and turns what the browser may refuse into a problem. Bugs (our own errors) are thrown on. */
export async function attemptWrite<T>(write: () => Promise<T>): Promise<Result<T, WriteProblem>> {
  try {
    return ok(await write());
  } catch (error) {
    if (isQuotaError(error)) return err({ kind: 'disk-full' });
    if (error instanceof Dexie.DexieError) return err({ kind: 'store-failed', name: error.name });
    throw error;
  }
}

// A full disk aborts the transaction; the quota error is then the inner one.
function isQuotaError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'QuotaExceededError') return true;
  const { inner } = error as Error & { inner?: unknown };
  return inner !== undefined && inner !== error && isQuotaError(inner);
}
