import Dexie from 'dexie';
import { isQuotaError, isStorageAreaQuotaError } from '@/lib/base/is-quota-error';

// Less than this is too little for any write of the library.
const MIN_FREE_BYTES = 1_000_000;

/**
 * Returns whether the browser has no space left for the extension, or less than `neededBytes`. On a full disk, Chromium often reports a write that failed only as
 * "aborted", and its estimate of the quota shrinks to what is used.
 */
export async function isDiskFull(neededBytes: number = MIN_FREE_BYTES): Promise<boolean> {
  const estimate = await globalThis.navigator?.storage?.estimate().catch(() => null);
  if (estimate?.quota === undefined || estimate.usage === undefined) return false;
  return estimate.quota - estimate.usage < neededBytes;
}

/** Returns whether the browser could not read or write because the disk is full. It reports that with various errors, also for reads. */
export const isDiskFullError = async (error: unknown): Promise<boolean> =>
  hasQuotaError(error) || isStorageAreaQuotaError(error) || (await isDiskFull());

/**
 * Returns whether a quota error caused an error of the database. A full disk aborts the transaction. Dexie then reports an `AbortError` whose
 * `inner` error is the quota error, or a `BulkError` with one error for each row.
 */
export function hasQuotaError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isQuotaError(error)) return true;
  if (error instanceof Dexie.BulkError) return error.failures.some(hasQuotaError);
  const { inner } = error as Error & { inner?: unknown };
  return inner !== undefined && inner !== error && hasQuotaError(inner);
}
