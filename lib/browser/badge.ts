import { browser } from 'wxt/browser';
import { t } from './i18n/message';
import { waitUnlessCalledAgain } from './web-locks';

const BADGE_DURATION_MS = 2_500;
const SAVED_BADGE = '\u2713';

/**
 * Shows a short text on the toolbar button of a tab for 2.5 s, and then calls `onEnd`. If it is called again for the same tab during that
 * time, the new text replaces the first one, and the first `onEnd` is not called. Ignores errors, because the tab may have been closed.
 */
export async function flashBadge(tabId: number, text: string, onEnd: () => void): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#1d5a9e', tabId }).catch(() => undefined);
  await browser.action.setBadgeText({ text, tabId }).catch(() => undefined);
  const isLatest = await waitUnlessCalledAgain(`badge:${tabId}`, BADGE_DURATION_MS);
  if (isLatest) void browser.action.setBadgeText({ text: '', tabId }).then(onEnd, onEnd);
}

/** Shows the badge of a saved page, unless the tab has another badge. The browser removes it when the tab loads another page. */
export async function showSavedBadge(tabId: number): Promise<void> {
  // The badge of a page that could not be saved is more important.
  if ((await browser.action.getBadgeText({ tabId }).catch(() => '')) !== '') return;
  await browser.action.setBadgeBackgroundColor({ color: '#1b6638', tabId }).catch(() => undefined);
  await browser.action.setBadgeText({ text: SAVED_BADGE, tabId }).catch(() => undefined);
  await browser.action.setTitle({ title: t('badgeSaved'), tabId }).catch(() => undefined);
}

/** Removes the badge of `showSavedBadge` from a tab. Does not remove other badges. */
export async function removeSavedBadge(tabId: number): Promise<void> {
  if ((await browser.action.getBadgeText({ tabId }).catch(() => '')) === SAVED_BADGE) await clearBadge(tabId);
}

/** Shows the badge of a page that could not be saved. */
export async function showNotSavedBadge(tabId: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#a32020', tabId }).catch(() => undefined);
  await browser.action.setBadgeText({ text: '!', tabId }).catch(() => undefined);
  await browser.action.setTitle({ title: t('badgeNotSaved'), tabId }).catch(() => undefined);
}

/** Removes any badge of a tab, and resets the title of the toolbar button. */
export async function clearBadge(tabId: number): Promise<void> {
  await browser.action.setBadgeText({ text: '', tabId }).catch(() => undefined);
  await browser.action.setTitle({ title: t('actionTitle'), tabId }).catch(() => undefined);
}
