// Both capture scripts run in the same isolated world, so they share this global.
type OrderGlobals = { __provenotePageReading?: Promise<unknown> };

/** Makes `waitForPageReading` wait until the metadata script has read the page: until `reading` settles. */
export function registerPageReading<T>(reading: Promise<T>): Promise<T> {
  (globalThis as OrderGlobals).__provenotePageReading = reading;
  return reading;
}

/**
 * Resolves when the metadata script of this page has its result. The text script waits for it, because the form waits for the
 * metadata only. Resolves at once if the metadata script does not run.
 */
export async function waitForPageReading(): Promise<void> {
  await (globalThis as OrderGlobals).__provenotePageReading;
}
