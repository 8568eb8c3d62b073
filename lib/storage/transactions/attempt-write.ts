import Dexie from 'dexie';
import { err, ok, type Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { isDiskFull } from '../queries/is-disk-full';

/** Runs a write. Returns `disk-full` or `store-failed` if the browser rejects it. Rethrows all other errors, which are bugs. */
export async function attemptWrite<T>(write: () => Promise<T>): Promise<Result<T, WriteProblem>> {
  try {
    return ok(await write());
  } catch (error) {
    if (isQuotaError(error) || (getErrorName(error) === 'AbortError' && (await isDiskFull())))
      return err({ kind: 'disk-full' });
    if (error instanceof Dexie.DexieError) return err({ kind: 'store-failed', name: getErrorName(error) });
    throw error;
  }
}

// A full disk aborts the transaction. Dexie then reports an `AbortError` whose `inner` error is the quota error, or a `BulkError`
// with one error for each row.
function isQuotaError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'QuotaExceededError') return true;
  if (error instanceof Dexie.BulkError) return error.failures.some(isQuotaError);
  const { inner } = error as Error & { inner?: unknown };
  return inner !== undefined && inner !== error && isQuotaError(inner);
}

const getErrorName = (error: unknown): string =>
  (error instanceof Dexie.BulkError && error.failures[0]?.name) || (error instanceof Error ? error.name : '');
