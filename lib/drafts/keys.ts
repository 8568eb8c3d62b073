/** Where the parts of a draft lie in `storage.local`: what was typed apart from what was captured. */
export const draftItem = (key: string): string => `draft:${key}`;
/** What the page tells about itself, as captured. */
export const pageItem = (key: string): string => `page:${key}`;
/** The captured text. */
export const textItem = (key: string): string => `text:${key}`;
/** Where the reader was in the form. */
export const placeItem = (key: string): string => `place:${key}`;
/** A quote from the context menu that no form has taken up yet. */
export const quoteItem = (key: string, id: string): string => `quote:${key}#${id}`;
/** The beginning of all quotes that wait for one page. */
export const quotePrefix = (key: string): string => `quote:${key}#`;
