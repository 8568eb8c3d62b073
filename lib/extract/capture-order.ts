// Both capture scripts run in the same isolated world, so they share this global.
type OrderGlobals = { __provenotePageReading?: Promise<unknown> };

/**
 * Stores the promise of the metadata script, so that `waitForPageReading` waits until it settles. Returns the
 * promise.
 */
export function registerPageReading<T>(reading: Promise<T>): Promise<T> {
  (globalThis as OrderGlobals).__provenotePageReading = reading;
  return reading;
}

/**
 * Resolves when the metadata script of this page has finished, or at once if it was not started. The text
 * script waits for the metadata script, because the form can open as soon as it has the metadata.
 */
export async function waitForPageReading(): Promise<void> {
  await (globalThis as OrderGlobals).__provenotePageReading;
}
