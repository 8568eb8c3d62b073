import { browser } from 'wxt/browser';

/** Whether the extension has the permission for the hosts of a match pattern. */
export const hasHostPermission = (pattern: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [pattern] }).catch(() => false);

/**
 * Requests the permission for one host, and in Firefox also the consent to send what the reader writes. Must be called in a
 * click handler before any await. Resolves to false if the reader or the browser denies it.
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
