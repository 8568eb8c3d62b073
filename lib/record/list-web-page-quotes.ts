import type { KeyPoint, Quote } from './schema/parts';

/** Lists the quotes from web pages, which a check can find there. Quotes from a PDF have a `page`. */
export const listWebPageQuotes = (keyPoints: readonly KeyPoint[]): Quote[] =>
  keyPoints.flatMap(({ quotes }) => quotes).filter(({ page }) => page === undefined);
