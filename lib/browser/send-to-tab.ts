import { browser } from 'wxt/browser';
import { CHECK_AGAIN } from './messages/visited-page';

/** Asks the script of a tab to check whether its page is saved. Does nothing if no such script runs there. */
export const checkTabAgain = (tabId: number): Promise<void> => sendToTab(tabId, CHECK_AGAIN);

/** Sends a message without a response to the script of a tab. A tab without the script rejects it, which is ignored. */
export const sendToTab = (tabId: number, name: string): Promise<void> =>
  browser.tabs.sendMessage(tabId, { name }).then(
    () => undefined,
    () => undefined,
  );
