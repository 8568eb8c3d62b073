import { browser } from 'wxt/browser';

/** Whether the browser lets the extension reach the hosts of a match pattern. */
export const hasHostPermission = (pattern: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [pattern] }).catch(() => false);

/**
 * Asks the reader for one host, and in Firefox for leave to send what they write. Must be called inside a click, before
 * anything is awaited. False: the reader said no, or the browser did.
 */
export function requestHostPermission(pattern: string): Promise<boolean> {
  // Firefox wants to know what leaves the browser; Chromium refuses the question.
  const shouldAskDataConsent = import.meta.env.BROWSER === 'firefox';
  const permissions = {
    origins: [pattern],
    ...(shouldAskDataConsent ? { data_collection: ['websiteContent', 'browsingActivity'] } : {}),
  };
  return browser.permissions.request(permissions as { origins: string[] }).catch(() => false);
}

/** Gives a host back. */
export const removeHostPermission = (pattern: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [pattern] }).catch(() => false);

/** Tells of every host that is allowed or taken back, wherever that is done. Gives the way to stop. */
export function watchHostPermissions(onChange: () => void): () => void {
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
  return () => {
    browser.permissions.onAdded.removeListener(onChange);
    browser.permissions.onRemoved.removeListener(onChange);
  };
}
