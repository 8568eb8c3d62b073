import { browser } from 'wxt/browser';
import { t } from './i18n/message';
import { waitUnlessCalledAgain } from './web-locks';

const BADGE_DURATION_MS = 2_500;
const SAVED_BADGE = '\u2713';

/**
 * Shows a short text on the toolbar button of a tab for a few seconds, and then calls `onEnd`. A later call for the same tab continues
 * with its own time, and `onEnd` of the earlier one is not called. Ignores errors, because the tab may have been closed.
 */
export async function flashBadge(tabId: number, text: string, onEnd: () => void): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#1d5a9e', tabId }).catch(() => undefined);
  await browser.action.setBadgeText({ text, tabId }).catch(() => undefined);
  const isLatest = await waitUnlessCalledAgain(`badge:${tabId}`, BADGE_DURATION_MS);
  if (isLatest) void browser.action.setBadgeText({ text: '', tabId }).then(onEnd, onEnd);
}

/** Marks a tab whose page is saved. The browser removes the mark when the tab loads another page. */
export async function showSavedBadge(tabId: number): Promise<void> {
  // A page that could not be saved has a mark of its own, which is more important.
  if ((await browser.action.getBadgeText({ tabId }).catch(() => '')) !== '') return;
  await browser.action.setBadgeBackgroundColor({ color: '#1b6638', tabId }).catch(() => undefined);
  await browser.action.setBadgeText({ text: SAVED_BADGE, tabId }).catch(() => undefined);
  await browser.action.setTitle({ title: t('badgeSaved'), tabId }).catch(() => undefined);
}

/** Removes the mark of `showSavedBadge` from a tab, and no other mark. */
export async function removeSavedBadge(tabId: number): Promise<void> {
  if ((await browser.action.getBadgeText({ tabId }).catch(() => '')) === SAVED_BADGE) await clearBadge(tabId);
}

/** Marks a tab whose page could not be saved. The mark stays until `clearBadge` removes it. */
export async function showNotSavedBadge(tabId: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#a32020', tabId }).catch(() => undefined);
  await browser.action.setBadgeText({ text: '!', tabId }).catch(() => undefined);
  await browser.action.setTitle({ title: t('badgeNotSaved'), tabId }).catch(() => undefined);
}

/** Removes the mark of a tab. */
export async function clearBadge(tabId: number): Promise<void> {
  await browser.action.setBadgeText({ text: '', tabId }).catch(() => undefined);
  await browser.action.setTitle({ title: t('actionTitle'), tabId }).catch(() => undefined);
}
