import { browser } from 'wxt/browser';

/** Returns whether a URL belongs to a page of this extension, such as the library. */
export const isExtensionPage = (url: string | null): boolean =>
  url?.startsWith(browser.runtime.getURL('/')) ?? false;
