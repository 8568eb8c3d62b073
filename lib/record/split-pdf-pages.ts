/** Splits a text of a PDF at the offsets at which its pages begin. The result has one item per page, which may be empty. */
export const splitPdfPages = (text: string, pageStarts: readonly number[]): string[] =>
  pageStarts.map((start, index) => text.slice(start, pageStarts[index + 1] ?? text.length).trim());
