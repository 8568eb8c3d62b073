import { browser } from 'wxt/browser';

/** Lists the names of the items of `storage.local`. */
export async function listItemNames(): Promise<string[]> {
  const { local } = browser.storage;
  // `getKeys` (Chromium 130, Firefox 143) reads no values but is missing in the types. Older browsers have to read all values.
  const area = local as { getKeys?: () => Promise<string[]> };
  return area.getKeys ? area.getKeys() : Object.keys(await local.get(null));
}
