import { browser } from 'wxt/browser';

/** Calls back when the extension was installed (`first`) or updated. Must be called synchronously. */
export function onInstalled(ready: (first: boolean) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => ready(reason === 'install'));
}
