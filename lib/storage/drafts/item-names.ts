/**
 * Returns the name of the `storage.local` item with the reader's edits. Captured page and text are separate items, so that a
 * keystroke does not write them again.
 */
export const getDraftItemName = (key: string): string => `draft:${key}`;
/** Returns the name of the item with what the page says about itself. */
export const getPageItemName = (key: string): string => `page:${key}`;
/** Returns the name of the item with the captured text. */
export const getTextItemName = (key: string): string => `text:${key}`;
/** Returns the name of the item with the view state of the form. */
export const getViewStateItemName = (key: string): string => `place:${key}`;
/** Returns the name of the item of a quote from the context menu that no draft contains yet. */
export const getQuoteItemName = (key: string, id: string): string => `quote:${key.length}:${key}#${id}`;

/**
 * Returns the prefix of the names of the items with verdicts that the reader did not send yet. The rest of a name is the key of the
 * claim.
 */
export const getVerdictItemPrefix = (wikiId: string, stableId: string): string =>
  `verdict:${wikiId} ${stableId} `;

/** The beginnings of the names of all items above. A backup contains these items. */
export const DRAFT_ITEM_PREFIXES = ['draft:', 'page:', 'text:', 'place:', 'quote:', 'verdict:'] as const;

/** Parses the name of an item with a verdict that the reader did not send yet. Returns null if the item is something else. */
export function parseVerdictItemName(
  itemName: string,
): { wikiId: string; stableId: string; claimKey: string } | null {
  const [, wikiId, stableId, claimKey] = /^verdict:([^ ]+) ([^ ]+) (.*)$/s.exec(itemName) ?? [];
  return wikiId !== undefined && stableId !== undefined && claimKey !== undefined
    ? { wikiId, stableId, claimKey }
    : null;
}

/**
 * Parses the draft key and the quote id from the name of an item. Returns null if the item is not a quote. The name contains the
 * length of the key because the key is a URL, which may contain every separator. Earlier versions wrote names without a length;
 * there the id follows the last `#`.
 */
export function parseQuoteItemName(itemName: string): { key: string; id: string } | null {
  const [, length, restAfterLength, legacyRest] = /^quote:(?:(\d+):(.*)|(.*))$/s.exec(itemName) ?? [];
  const keyAndId = restAfterLength ?? legacyRest;
  if (keyAndId === undefined) return null;
  const keyEnd = length === undefined ? keyAndId.lastIndexOf('#') : Number(length);
  return keyAndId[keyEnd] === '#' ? { key: keyAndId.slice(0, keyEnd), id: keyAndId.slice(keyEnd + 1) } : null;
}
