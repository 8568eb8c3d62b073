import { normalizeText } from '@/lib/base/normalize-text';
import type { Quote } from '@/lib/record/schema/parts';
import { findUnchangedWords } from './anchor-quote';
import { findCopiedWords } from './find-copied-words';
import { getQuotePage, type PdfPages } from './get-pdf-page-number';
import { isRepeated } from './is-repeated';
import { SearchableText, type TextRange } from './searchable-text';

/** The length of a quote's prefix and suffix in UTF-16 code units. The Web Annotation model does not define a length. */
const CONTEXT_LENGTH = 32;

/**
 * The text that the reader selected in a page, and the text before and after it if they are known. `position` is the share of the
 * page's text before the selection, from 0 to 1.
 */
export type SelectedText = { exact: string; prefix?: string; suffix?: string; position?: number };

/**
 * Builds a quote (W3C Web Annotation, TextQuoteSelector and TextPositionSelector) from a selection and the captured `text` of the
 * page. `start` and `end` are UTF-16 offsets in the normalised text, which is the form that snapshots store. If the text does not
 * contain the selection, both are null and `exact` is the normalised selection.
 *
 * `pages` are the pages of the text, if it is that of a PDF. The selection then may come from the viewer of the browser, which
 * divides words at the ends of lines, and the quote gets its page.
 */
export function buildQuote(selection: SelectedText, text: string, pages: PdfPages = {}): Quote {
  const normalized = normalizeText(text);
  const exact = normalizeText(selection.exact);
  const [prefix, suffix] = [selection.prefix ?? '', selection.suffix ?? ''];
  const start = Math.round((selection.position ?? 0) * normalized.length);
  const searchable = new SearchableText(normalized);
  const selector = { exact, prefix, suffix, start };
  const range = pages.pageStarts
    ? findCopiedWords(selector, searchable)
    : findUnchangedWords(selector, searchable);
  if (!range)
    return {
      exact,
      prefix: getLastCharacters(normalizeText(prefix)),
      suffix: getFirstCharacters(normalizeText(suffix)),
      start: null,
      end: null,
    };
  const quote = buildQuoteOfRange(normalized, range);
  // Without its surroundings, words that occur several times may be on another page.
  const isPlaceCertain = prefix !== '' || suffix !== '' || !isRepeated(quote, searchable);
  return isPlaceCertain ? { ...quote, ...getQuotePage(pages, range.start) } : quote;
}

/** Builds the quote from the first of several captured texts that contains the selection. */
export function buildQuoteInTexts(
  selection: SelectedText,
  texts: readonly (PdfPages & { text: string })[],
): Quote {
  for (const { text, ...pages } of texts) {
    const quote = buildQuote(selection, text, pages);
    if (quote.start !== null) return quote;
  }
  return buildQuote(selection, '');
}

/** Builds the quote of a range of a normalised text. */
const buildQuoteOfRange = (text: string, { start, end }: TextRange): Quote => ({
  exact: text.slice(start, end),
  prefix: getLastCharacters(text.slice(0, start)),
  suffix: getFirstCharacters(text.slice(end)),
  start,
  end,
});

/**
 * Builds the quote of words that were selected in the captured text. White space at the ends of the range is left out. Returns
 * null if nothing else is in the range. `pages` are the pages of the text, if it is that of a PDF.
 */
export function buildRangeQuote(text: string, { start, end }: TextRange, pages: PdfPages): Quote | null {
  const words = text.slice(start, end);
  const exact = words.trim();
  if (exact === '') return null;
  const exactStart = start + words.indexOf(exact);
  const quote = buildQuoteOfRange(text, { start: exactStart, end: exactStart + exact.length });
  return { ...quote, ...getQuotePage(pages, exactStart) };
}

// Half a surrogate pair at the cut is removed.
const getLastCharacters = (text: string): string =>
  text.slice(-CONTEXT_LENGTH).replace(/^[\udc00-\udfff]/, '');
const getFirstCharacters = (text: string): string =>
  text.slice(0, CONTEXT_LENGTH).replace(/[\ud800-\udbff]$/, '');
