import { browser } from 'wxt/browser';

/** Calls back when the extension was installed (`first`) or updated. Must be called synchronously. */
export function onInstalled(callback: (isFirstInstall: boolean) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => callback(reason === 'install'));
}
