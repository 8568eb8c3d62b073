import Dexie from 'dexie';
import { err, ok, type Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { hasQuotaError, isDiskFull } from '../queries/is-disk-full';

/** Runs a write. Returns `disk-full` or `store-failed` if the browser rejects it. Rethrows all other errors, which are bugs. */
export async function attemptWrite<T>(write: () => Promise<T>): Promise<Result<T, WriteProblem>> {
  try {
    return ok(await write());
  } catch (error) {
    if (hasQuotaError(error) || (getErrorName(error) === 'AbortError' && (await isDiskFull())))
      return err({ kind: 'disk-full' });
    if (error instanceof Dexie.DexieError) return err({ kind: 'store-failed', name: getErrorName(error) });
    throw error;
  }
}

const getErrorName = (error: unknown): string =>
  (error instanceof Dexie.BulkError && error.failures[0]?.name) || (error instanceof Error ? error.name : '');
