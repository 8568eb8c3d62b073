import type { KeyPoint, Quote } from '@/lib/record/schema/parts';
import { anchorQuote, type QuoteSelector } from './anchor-quote';
import type { PageMatch } from './highlight-request';
import { isRepeated } from './is-repeated';
import { SearchableText } from './searchable-text';

/** The result of the last search for a quote on its page. `words` are the changed words. */
export type QuoteState =
  | { kind: 'unchecked' }
  | { kind: 'unchanged' }
  | { kind: 'changed'; words: string }
  /** With `goneSince` (ISO 8601), the whole page is gone. `isInText` is false if no captured text has the words. */
  | { kind: 'missing'; goneSince?: string; isInText?: boolean };

/** Returns the state that a search found. Undefined means that nothing was searched. */
export function getQuoteState(match: PageMatch | null | undefined): QuoteState {
  if (match === undefined) return { kind: 'unchecked' };
  if (match === null) return { kind: 'missing' };
  return match.precision === 'approximate' ? { kind: 'changed', words: match.words } : { kind: 'unchanged' };
}

/** Lists the quotes of all key points, in order. */
export const listQuotes = (keyPoints: readonly KeyPoint[]): Quote[] =>
  keyPoints.flatMap(({ quotes }) => quotes);

/** A captured text of a source. Only that of a snapshot has a hash. */
export type SourceText = { text: string; sha256?: string };

/**
 * Builds the selectors of quotes. `texts` are the captured texts of the source, oldest first. A quote that does not name its snapshot
 * is taken from the first one.
 */
export function buildSelectors(quotes: readonly Quote[], texts: readonly SourceText[] = []): QuoteSelector[] {
  const getSearchable = createSearchables();
  return quotes.map(({ exact, prefix, suffix, start, snapshot }) => {
    const text = texts.find(({ sha256 }) => sha256 !== undefined && sha256 === snapshot) ?? texts[0];
    return {
      exact,
      prefix,
      suffix,
      start,
      isRepeated: text !== undefined && isRepeated({ exact }, getSearchable(text)),
    };
  });
}

/** Returns a function that prepares each text once. */
function createSearchables(): (text: SourceText) => SearchableText {
  const searchables = new Map<SourceText, SearchableText>();
  return (text) => {
    const searchable = searchables.get(text) ?? new SearchableText(text.text);
    searchables.set(text, searchable);
    return searchable;
  };
}

/** Searches quotes in a text. */
export function findQuotesInText(selectors: readonly QuoteSelector[], text: string): (PageMatch | null)[] {
  const searchable = new SearchableText(text);
  return selectors.map((selector) => {
    const match = anchorQuote(selector, searchable);
    return match && { ...match, words: text.slice(match.start, match.end) };
  });
}

/** Returns where a text has a quote, even if its words changed slightly, or null. */
export const findQuoteInText = (quote: Quote, text: string): PageMatch | null =>
  findQuotesInText(buildSelectors([quote], [{ text }]), text)[0] ?? null;

// Shorter words may occur anywhere.
const MIN_LENGTH_WITHOUT_CONTEXT = 24;

/**
 * Searches quotes in a capture: in its text, and else in the lines of the page that it left out (`unsureLines`). These are no continuous
 * text. A quote without context is therefore found there only if its words are unchanged and not short.
 */
export function findQuotesInCapture(
  selectors: readonly QuoteSelector[],
  { text, unsureLines = [] }: { text: string; unsureLines?: string[] | undefined },
): (PageMatch | null)[] {
  const matches = findQuotesInText(selectors, text);
  if (unsureLines.length === 0 || !matches.includes(null)) return matches;
  const otherMatches = findQuotesInText(selectors, unsureLines.join('\n'));
  return selectors.map(({ exact, prefix, suffix }, index) => {
    const otherMatch = otherMatches[index] ?? null;
    const isCertain =
      prefix + suffix !== '' ||
      (otherMatch?.precision !== 'approximate' && exact.length >= MIN_LENGTH_WITHOUT_CONTEXT);
    return matches[index] ?? (isCertain ? otherMatch : null);
  });
}

/** The number of key points, of key points with quotes, and of quotes in each state. */
export type SupportSummary = { points: number; quoted: number; changed: number; missing: number };

/** Counts the key points and quotes. `states` has the state of each quote, in the order of `listQuotes`. */
export function summarizeSupport(
  keyPoints: readonly KeyPoint[],
  states: readonly QuoteState[],
): SupportSummary {
  const count = (kind: QuoteState['kind']): number => states.filter((state) => state.kind === kind).length;
  return {
    points: keyPoints.length,
    quoted: keyPoints.filter(({ quotes }) => quotes.length > 0).length,
    changed: count('changed'),
    missing: count('missing'),
  };
}
