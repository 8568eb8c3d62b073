import { browser } from 'wxt/browser';

const BADGE_DURATION_MS = 2_500;

/** Shows a short text on the toolbar button of a tab for a few seconds. Ignores errors, because the tab may have been closed. */
export async function flashBadge(tabId: number, text: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#1d5a9e', tabId }).catch(() => undefined);
  await browser.action.setBadgeText({ text, tabId }).catch(() => undefined);
  setTimeout(
    () => void browser.action.setBadgeText({ text: '', tabId }).catch(() => undefined),
    BADGE_DURATION_MS,
  );
}
