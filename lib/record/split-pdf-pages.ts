/** Splits the text of a PDF into pages. `pageStarts` are the offsets at which the pages begin. The text of a page may be empty. */
export const splitPdfPages = (text: string, pageStarts: readonly number[]): string[] =>
  pageStarts.map((start, index) => text.slice(start, pageStarts[index + 1] ?? text.length).trim());
