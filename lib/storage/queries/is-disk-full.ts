import Dexie from 'dexie';
import { isQuotaError, isStorageAreaQuotaError } from '@/lib/base/is-quota-error';

// Less than this is too little for any write of the library.
const MIN_FREE_BYTES = 1_000_000;

/**
 * Resolves to whether the browser has less than `neededBytes` of space for the extension. On a full disk, Chromium often reports a
 * failed write only as "aborted", and its estimate of the quota shrinks to what is used.
 */
export async function isDiskFull(neededBytes: number = MIN_FREE_BYTES): Promise<boolean> {
  const estimate = await globalThis.navigator?.storage?.estimate().catch(() => null);
  if (estimate?.quota === undefined || estimate.usage === undefined) return false;
  return estimate.quota - estimate.usage < neededBytes;
}

/** Resolves to whether a full disk caused an error. The browser reports a full disk with various errors, and for reads too. */
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
