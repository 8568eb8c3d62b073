/** Where the parts of a draft lie in `storage.local`: what was typed apart from what was captured. */
export const getDraftItemName = (key: string): string => `draft:${key}`;
/** What the page tells about itself, as captured. */
export const getPageItemName = (key: string): string => `page:${key}`;
/** The captured text. */
export const getTextItemName = (key: string): string => `text:${key}`;
/** Where the reader was in the form. */
export const getViewStateItemName = (key: string): string => `place:${key}`;
/** A quote from the context menu that no form has taken up yet. */
export const getQuoteItemName = (key: string, id: string): string => `quote:${key.length}:${key}#${id}`;

/**
 * The draft's key and the quote's own id in the name of an item; null: it is no quote. The length tells where the key
 * ends, since an address may hold any mark; in the older form without it the id is what follows the last `#`.
 */
export function parseQuoteItemName(itemName: string): { key: string; id: string } | null {
  const [, length, restAfterLength, legacyRest] = /^quote:(?:(\d+):(.*)|(.*))$/s.exec(itemName) ?? [];
  const rest = restAfterLength ?? legacyRest;
  if (rest === undefined) return null;
  const keyEnd = length === undefined ? rest.lastIndexOf('#') : Number(length);
  return rest[keyEnd] === '#' ? { key: rest.slice(0, keyEnd), id: rest.slice(keyEnd + 1) } : null;
}
