/** Removes surrounding white space, and the NUL characters and lone surrogates that a wiki cannot store. */
export const cleanText = (text: string): string =>
  text
    .replaceAll('\0', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .trim();

/** Cleans every item and removes empty and repeated items. */
export const cleanList = (items: string[]): string[] =>
  [...new Set(items.map(cleanText))].filter((item) => item !== '');
