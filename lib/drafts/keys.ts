/** Where the parts of a draft lie in `storage.local`: what was typed apart from what was captured. */
export const draftItem = (key: string): string => `draft:${key}`;
/** What the page tells about itself, as captured. */
export const pageItem = (key: string): string => `page:${key}`;
/** The captured text. */
export const textItem = (key: string): string => `text:${key}`;
/** Where the reader was in the form. */
export const placeItem = (key: string): string => `place:${key}`;
/** A quote from the context menu that no form has taken up yet. */
export const quoteItem = (key: string, id: string): string => `quote:${key.length}:${key}#${id}`;

/**
 * The draft's key and the quote's own id in the name of an item; null: it is no quote. The length tells where the key
 * ends, since an address may hold any mark; in the older form without it the id is what follows the last `#`.
 */
export function quoteNamed(item: string): { key: string; id: string } | null {
  const [, length, counted, older] = /^quote:(?:(\d+):(.*)|(.*))$/s.exec(item) ?? [];
  const rest = counted ?? older;
  if (rest === undefined) return null;
  const end = length === undefined ? rest.lastIndexOf('#') : Number(length);
  return rest[end] === '#' ? { key: rest.slice(0, end), id: rest.slice(end + 1) } : null;
}
