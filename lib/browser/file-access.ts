import { browser } from 'wxt/browser';
import { hasHostPermission } from './host-permissions';

const FILE_PATTERN = 'file:///*';

/**
 * Whether the extension can read files of this computer. `off`: the reader has not switched on "Allow access to file URLs", and the
 * URL of a tab with such a file is unknown. `needs-permission`: in Chromium, a popup that was opened by the click cannot read the
 * file without this permission. `unsupported`: Firefox reads no files for extensions.
 */
type FileAccess = 'allowed' | 'needs-permission' | 'off' | 'unsupported';

/** Returns the access to files of this computer. */
export async function getFileAccess(): Promise<FileAccess> {
  if (import.meta.env.BROWSER === 'firefox') return 'unsupported';
  if (!(await browser.extension.isAllowedFileSchemeAccess())) return 'off';
  return (await hasHostPermission(FILE_PATTERN)) === false ? 'needs-permission' : 'allowed';
}

/** Requests access to the files of this computer. Must be called in a click handler before any `await`. */
export const requestFileAccess = (): Promise<boolean> =>
  browser.permissions.request({ origins: [FILE_PATTERN] }).catch(() => false);
