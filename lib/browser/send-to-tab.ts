import { browser } from 'wxt/browser';
import { CHECK_AGAIN } from './messages/visited-page';

/** Asks the script of a tab to check whether its page is saved. Does nothing if no such script runs there. */
export const checkTabAgain = (tabId: number): Promise<void> => sendToTab(tabId, CHECK_AGAIN);

/** Sends a message to the script of a tab and ignores the response. Does nothing if no script listens in the tab. */
export const sendToTab = (tabId: number, name: string): Promise<void> =>
  browser.tabs.sendMessage(tabId, { name }).then(
    () => undefined,
    () => undefined,
  );
