// Less than this is too little for any write of the library.
const MIN_FREE_BYTES = 1_000_000;

/**
 * Whether the browser has no space left for the extension, or less than `neededBytes`. On a full disk, Chromium often reports a write that failed only as
 * "aborted", and its estimate of the quota shrinks to what is used.
 */
export async function isDiskFull(neededBytes: number = MIN_FREE_BYTES): Promise<boolean> {
  const estimate = await globalThis.navigator?.storage?.estimate().catch(() => null);
  if (estimate?.quota === undefined || estimate.usage === undefined) return false;
  return estimate.quota - estimate.usage < neededBytes;
}
