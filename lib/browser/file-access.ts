import { browser } from 'wxt/browser';
import { hasHostPermission } from './host-permissions';

const FILE_PATTERN = 'file:///*';

/**
 * Whether the extension can read files of this computer:
 * - `off`: the reader has not switched on "Allow access to file URLs". The extension does not see the URL of a tab with a file.
 * - `needs-permission`: Chromium needs this permission too before the popup can read a file.
 * - `unsupported`: extensions for Firefox can't read files.
 */
type FileAccess = 'allowed' | 'needs-permission' | 'off' | 'unsupported';

/** Resolves to the present access to files of this computer. */
export async function getFileAccess(): Promise<FileAccess> {
  if (import.meta.env.BROWSER === 'firefox') return 'unsupported';
  if (!(await browser.extension.isAllowedFileSchemeAccess())) return 'off';
  return (await hasHostPermission(FILE_PATTERN)) === false ? 'needs-permission' : 'allowed';
}

/**
 * Requests access to the files of this computer. Resolves to whether the reader granted it. Must be called in a click handler before any
 * `await`.
 */
export const requestFileAccess = (): Promise<boolean> =>
  browser.permissions.request({ origins: [FILE_PATTERN] }).catch(() => false);
