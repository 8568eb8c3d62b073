import { browser } from 'wxt/browser';

/** Returns whether a URL is that of a page of this extension, such as the library. */
export const isExtensionPage = (url: string | null): boolean =>
  url?.startsWith(browser.runtime.getURL('/')) ?? false;
