import type { Quote } from '@/lib/record/schema/parts';
import { buildQuote } from './build-quote';
import type { PdfPages } from './get-pdf-page-number';

/** The captured text of a PDF, and its pages. */
export type PdfPagedText = PdfPages & { text: string; pageStarts: readonly number[] };

/** Finds words, pasted into the key point at `pointIndex`, in a captured text. Returns null if they are not a quote from it. */
export type FindPastedQuote = (words: string, pointIndex: number) => Quote | null;

// Fewer characters are a name or a term that the reader reuses, not a quote.
const MIN_LENGTH = 20;

/** Builds the quote of words that were copied from a viewer of a PDF. Returns null if the text of the PDF does not contain them. */
export function buildPastedQuote(words: string, { text, ...pages }: PdfPagedText): Quote | null {
  if (words.replace(/\s/g, '').length < MIN_LENGTH) return null;
  const quote = buildQuote({ exact: words }, text, pages);
  return quote.start === null ? null : quote;
}
