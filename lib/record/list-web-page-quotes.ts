import type { KeyPoint, Quote } from './schema/parts';

/** Lists the quotes from web pages, which are those without a `page` of a PDF. A check of a web page searches for them. */
export const listWebPageQuotes = (keyPoints: readonly KeyPoint[]): Quote[] =>
  keyPoints.flatMap(({ quotes }) => quotes).filter(({ page }) => page === undefined);
