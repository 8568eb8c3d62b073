import { browser } from 'wxt/browser';

/** Whether the browser lets the extension reach the hosts of a match pattern. */
export const hasHostPermission = (pattern: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [pattern] }).catch(() => false);

/**
 * Asks for permission to reach one host, and in Firefox also to send what the reader writes. Must be called inside a click,
 * before anything is awaited. Resolves to false where the reader or the browser refuses.
 */
export function requestHostPermission(pattern: string): Promise<boolean> {
  // Firefox requires data-collection permissions; Chromium rejects the property.
  const shouldAskDataConsent = import.meta.env.BROWSER === 'firefox';
  const permissions = {
    origins: [pattern],
    ...(shouldAskDataConsent ? { data_collection: ['websiteContent', 'browsingActivity'] } : {}),
  };
  return browser.permissions.request(permissions as { origins: string[] }).catch(() => false);
}

/** Removes the permission for a host. */
export const removeHostPermission = (pattern: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [pattern] }).catch(() => false);

/** Calls back when a host permission is granted or removed, also in the browser's own pages. Returns a function that unsubscribes. */
export function watchHostPermissions(onChange: () => void): () => void {
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
  return () => {
    browser.permissions.onAdded.removeListener(onChange);
    browser.permissions.onRemoved.removeListener(onChange);
  };
}
