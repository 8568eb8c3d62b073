/** Removes NUL and lone surrogates, which no wiki can store, and surrounding white space. */
export const cleanText = (text: string): string =>
  text
    .replaceAll('\0', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .trim();

/** Cleans every item and drops empty and repeated ones. */
export const cleanList = (items: string[]): string[] =>
  [...new Set(items.map(cleanText))].filter((item) => item !== '');
