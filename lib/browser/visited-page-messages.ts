import { browser } from 'wxt/browser';
import { CHECK_VISITED_PAGE, type VisitedPageResponse } from './messages/visited-page';

/** Returns whether the extension was updated, switched off or removed since this script started. Its worker no longer responds then. */
export const isExtensionGone = (): boolean => browser.runtime?.id === undefined;

/** Asks the worker whether this page and its `links` are saved. Resolves to null if the worker did not respond. */
export async function requestVisitedPageCheck(links: string[]): Promise<VisitedPageResponse | null> {
  try {
    // The worker is part of this extension, so its response is not parsed again.
    return (
      ((await browser.runtime.sendMessage({ name: CHECK_VISITED_PAGE, links })) as
        | VisitedPageResponse
        | undefined) ?? null
    );
  } catch {
    return null;
  }
}

/** Calls `onMessage` with the name of each message that the worker sends to this tab, until `signal` is aborted. */
export function onTabMessage(onMessage: (name: unknown) => void, signal: AbortSignal): void {
  const handle = (message: unknown): undefined => {
    onMessage(typeof message === 'object' && message !== null && 'name' in message ? message.name : null);
  };
  browser.runtime.onMessage.addListener(handle);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(handle));
}
