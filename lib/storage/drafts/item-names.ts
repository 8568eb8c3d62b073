/** The name of a draft's item in `storage.local`. The reader's edits and the captured parts are separate items. */
export const getDraftItemName = (key: string): string => `draft:${key}`;
/** The item with what the page says about itself. */
export const getPageItemName = (key: string): string => `page:${key}`;
/** The item with the captured text. */
export const getTextItemName = (key: string): string => `text:${key}`;
/** The item with the view state of the form. */
export const getViewStateItemName = (key: string): string => `place:${key}`;
/** The item of a quote from the context menu that is not part of a draft yet. */
export const getQuoteItemName = (key: string, id: string): string => `quote:${key.length}:${key}#${id}`;

/**
 * Parses the draft key and the quote id from the name of an item; null: it is not a quote. The length marks the end of the key,
 * because an address may contain any character. In older names without a length, the id follows the last `#`.
 */
export function parseQuoteItemName(itemName: string): { key: string; id: string } | null {
  const [, length, restAfterLength, legacyRest] = /^quote:(?:(\d+):(.*)|(.*))$/s.exec(itemName) ?? [];
  const rest = restAfterLength ?? legacyRest;
  if (rest === undefined) return null;
  const keyEnd = length === undefined ? rest.lastIndexOf('#') : Number(length);
  return rest[keyEnd] === '#' ? { key: rest.slice(0, keyEnd), id: rest.slice(keyEnd + 1) } : null;
}
