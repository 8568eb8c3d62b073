import { browser } from 'wxt/browser';
import { t } from './i18n/message';

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

/** Marks a tab whose page could not be saved. The mark stays until `clearBadge` removes it. */
export async function markTabNotSaved(tabId: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#a32020', tabId }).catch(() => undefined);
  await browser.action.setBadgeText({ text: '!', tabId }).catch(() => undefined);
  await browser.action.setTitle({ title: t('badgeNotSaved'), tabId }).catch(() => undefined);
}

/** Removes the mark of a tab. */
export async function clearBadge(tabId: number): Promise<void> {
  await browser.action.setBadgeText({ text: '', tabId }).catch(() => undefined);
  await browser.action.setTitle({ title: t('actionTitle'), tabId }).catch(() => undefined);
}
