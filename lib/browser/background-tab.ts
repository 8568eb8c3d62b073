import { browser } from 'wxt/browser';

/**
 * Opens a page in a background tab and waits until it is loaded, for at most `timeoutMs` milliseconds or until the signal is aborted.
 * Returns the id of the tab, or null if the browser did not open it.
 */
export async function openBackgroundTab(
  url: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<number | null> {
  const tab = await browser.tabs.create({ url, active: false }).catch(() => null);
  const id = tab?.id;
  if (id === undefined) return null;
  if (signal.aborted) return id;
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      browser.tabs.onUpdated.removeListener(handleUpdated);
      browser.tabs.onRemoved.removeListener(handleRemoved);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, timeoutMs);
    const handleUpdated = (updatedId: number, { status }: { status?: string | undefined }): void => {
      if (updatedId === id && status === 'complete') finish();
    };
    const handleRemoved = (removedId: number): void => {
      if (removedId === id) finish();
    };
    browser.tabs.onUpdated.addListener(handleUpdated);
    browser.tabs.onRemoved.addListener(handleRemoved);
    signal.addEventListener('abort', finish);
  });
  return id;
}

/** Closes a tab. Does nothing if the reader has closed it. */
export const closeTab = (id: number): Promise<void> => browser.tabs.remove(id).catch(() => undefined);
