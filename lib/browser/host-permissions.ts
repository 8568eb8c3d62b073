import { browser } from 'wxt/browser';
import { parseUrl } from '@/lib/address/parse-url';
import { isLockHeld, runIfLockIsFree, takeSharedLock } from './web-locks';

/**
 * Resolves to whether the extension has the permission for the hosts of a match pattern. Resolves to null if the browser does not answer, as
 * when it is stopping the worker.
 */
export const hasHostPermission = (pattern: string): Promise<boolean | null> =>
  browser.permissions.contains({ origins: [pattern] }).catch(() => null);

/**
 * Requests the permission for one host. In Firefox, also requests the consent to send data to it. Must be called in a click handler
 * before any `await`. Resolves to false if the reader or the browser denies the permission.
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

/**
 * Requests the permission for match patterns. Must be called in a click handler before any `await`. Resolves to false if the reader
 * or the browser denies it.
 */
export const requestOrigins = (origins: string[]): Promise<boolean> =>
  browser.permissions.request({ origins }).catch(() => false);

/** Requests the permission to read the site of a URL. Must be called in a click handler before any `await`. */
export function requestSiteAccess(url: string): Promise<boolean> {
  const { origin } = parseUrl(url) ?? { origin: 'null' };
  if (origin === 'null') return Promise.resolve(false);
  // A match pattern has no port.
  return requestOrigins([`${origin.replace(/:\d+$/, '')}/*`]);
}

/** Removes the permissions that were requested for a task, except those for `neededPatterns`. */
type RemoveAccess = (neededPatterns: readonly string[]) => Promise<void>;

/**
 * Requests the permission to read these hosts, with http and https. Must be called in a click handler before any `await`. Resolves
 * to the function that removes the permission again from the hosts that did not have it before, or to null if the reader or the
 * browser denies it. If several tasks request it for the same host, in any page, the last of them removes it.
 */
export async function requestHostsAccess(hosts: readonly string[]): Promise<RemoveAccess | null> {
  const origins = [...new Set(hosts)].flatMap((host) => [`https://${host}/*`, `http://${host}/*`]);
  // Both are called before the first `await`. The browser answers the first call before the reader can answer the second one.
  const earlierAccess = Promise.all(origins.map(hasLastingPermission));
  if (!(await requestOrigins(origins))) return null;
  const hadAccess = await earlierAccess;
  const addedOrigins = origins.filter((_, index) => hadAccess[index] === false);
  const releases = await Promise.all(addedOrigins.map((origin) => takeSharedLock(getLockName(origin))));
  const removeAccess: RemoveAccess = async (neededPatterns) => {
    await Promise.all(releases.map((release) => release()));
    const originsToRemove = addedOrigins.filter((origin) => !neededPatterns.includes(origin));
    await Promise.all(
      originsToRemove.map((origin) =>
        runIfLockIsFree(getLockName(origin), async () => void (await removeHostPermission(origin))),
      ),
    );
  };
  // Another task may have removed the permission before the locks were taken.
  const hasAccess = await Promise.all(addedOrigins.map(hasHostPermission));
  if (!hasAccess.includes(false)) return removeAccess;
  await removeAccess([]);
  return null;
}

/** Returns the name of a lock. Every task that requested the permission for the origin holds it. */
const getLockName = (origin: string): string => `temporary-access:${origin}`;

/** As `hasHostPermission`, but returns false for a permission that a running task will remove. */
async function hasLastingPermission(origin: string): Promise<boolean | null> {
  const [isTemporary, hasPermission] = await Promise.all([
    isLockHeld(getLockName(origin)),
    hasHostPermission(origin),
  ]);
  return isTemporary ? false : hasPermission;
}

/** Removes the permission for a host. */
export const removeHostPermission = (pattern: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [pattern] }).catch(() => false);

/**
 * Calls `onChange` when a host permission is granted or removed, which the reader can also do in the settings of the browser. Returns
 * the function that stops watching.
 */
export function watchHostPermissions(onChange: () => void): () => void {
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
  return () => {
    browser.permissions.onAdded.removeListener(onChange);
    browser.permissions.onRemoved.removeListener(onChange);
  };
}
