import { browser } from 'wxt/browser';
import { parseUrl } from '@/lib/address/parse-url';
import { isLockHeld, runIfLockIsFree, takeSharedLock } from './web-locks';

/**
 * Resolves to whether the extension has the permission for the hosts of a match pattern. Resolves to null if the request fails, for
 * example because the browser is stopping the worker.
 */
export const hasHostPermission = (pattern: string): Promise<boolean | null> =>
  browser.permissions.contains({ origins: [pattern] }).catch(() => null);

/**
 * Requests the permission for one host. In Firefox, also requests the consent to send data to the host. Must be called in a click
 * handler before any `await`. Resolves to false if the reader or the browser denies the permission.
 */
export function requestHostPermission(pattern: string): Promise<boolean> {
  // Firefox requires data-collection permissions; Chromium rejects the property.
  const isDataConsentNeeded = import.meta.env.BROWSER === 'firefox';
  const permissions = {
    origins: [pattern],
    ...(isDataConsentNeeded ? { data_collection: ['websiteContent', 'browsingActivity'] } : {}),
  };
  return browser.permissions.request(permissions as { origins: string[] }).catch(() => false);
}

/**
 * Requests the permission for match patterns. Must be called in a click handler before any `await`. Resolves to false if the reader
 * or the browser denies the permission.
 */
export const requestOrigins = (origins: string[]): Promise<boolean> =>
  browser.permissions.request({ origins }).catch(() => false);

/**
 * Requests the permission to read the site of a URL. Must be called in a click handler before any `await`. Resolves to false if the URL has
 * no origin, or if the reader or the browser denies the permission.
 */
export function requestSiteAccess(url: string): Promise<boolean> {
  const { origin } = parseUrl(url) ?? { origin: 'null' };
  if (origin === 'null') return Promise.resolve(false);
  // A match pattern has no port.
  return requestOrigins([`${origin.replace(/:\d+$/, '')}/*`]);
}

/** Removes the permissions that `requestHostsAccess` added, except the permissions for `neededPatterns`. */
type RemoveAccess = (neededPatterns: readonly string[]) => Promise<void>;

/**
 * Requests the permission to read these hosts, with http and https, for the time of a task. Must be called in a click handler before any
 * `await`. Resolves to null if the reader or the browser denies the permission. Otherwise resolves to a function that removes the
 * permission for the hosts that did not have it before. If several tasks, in any pages, requested the permission for the same host, only
 * the call of the last task removes it.
 */
export async function requestHostsAccess(hosts: readonly string[]): Promise<RemoveAccess | null> {
  const origins = [...new Set(hosts)].flatMap((host) => [`https://${host}/*`, `http://${host}/*`]);
  // This query and the request are both called before the first `await`. The browser handles the query before the reader can grant the
  // request.
  const earlierPermissionsQuery = Promise.all(origins.map(hasLastingPermission));
  if (!(await requestOrigins(origins))) return null;
  const earlierPermissions = await earlierPermissionsQuery;
  const addedOrigins = origins.filter((_, index) => earlierPermissions[index] === false);
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
  const currentPermissions = await Promise.all(addedOrigins.map(hasHostPermission));
  if (!currentPermissions.includes(false)) return removeAccess;
  await removeAccess([]);
  return null;
}

/** Returns the name of the lock that every task holds (shared) while it needs the permission for the origin. */
const getLockName = (origin: string): string => `temporary-access:${origin}`;

/** Resolves to the same as `hasHostPermission`, but to false for a permission that a running task will remove. */
async function hasLastingPermission(origin: string): Promise<boolean | null> {
  const [isTemporary, hasPermission] = await Promise.all([
    isLockHeld(getLockName(origin)),
    hasHostPermission(origin),
  ]);
  return isTemporary ? false : hasPermission;
}

/** Removes the permission for the hosts of a match pattern. Resolves to whether the browser removed it. */
export const removeHostPermission = (pattern: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [pattern] }).catch(() => false);

/**
 * Calls `onChange` when a host permission is granted or removed, by the extension or in the settings of the browser. Returns the function
 * that stops watching.
 */
export function watchHostPermissions(onChange: () => void): () => void {
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
  return () => {
    browser.permissions.onAdded.removeListener(onChange);
    browser.permissions.onRemoved.removeListener(onChange);
  };
}
