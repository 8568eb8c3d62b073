import { browser } from 'wxt/browser';

/**
 * Calls `callback` after the extension was installed (`isFirstInstall` is true), and after an update of the extension or the browser. Must
 * be called synchronously when the worker starts.
 */
export function onInstalled(callback: (isFirstInstall: boolean) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => callback(reason === 'install'));
}
