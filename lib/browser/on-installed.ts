import { browser } from 'wxt/browser';

/**
 * Calls `callback` when the extension was installed (`isFirstInstall`) or updated. Must be called synchronously when the worker
 * starts.
 */
export function onInstalled(callback: (isFirstInstall: boolean) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => callback(reason === 'install'));
}
