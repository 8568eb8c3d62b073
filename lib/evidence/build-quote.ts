import { normalizeText } from '@/lib/base/normalize-text';
import type { Quote } from '@/lib/record/schema/parts';
import { findUnchangedWords } from './anchor-quote';
import { SearchableText } from './searchable-text';

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
 */
export function buildQuote(selection: SelectedText, text: string): Quote {
  const normalized = normalizeText(text);
  const exact = normalizeText(selection.exact);
  const [prefix, suffix] = [selection.prefix ?? '', selection.suffix ?? ''];
  const start = Math.round((selection.position ?? 0) * normalized.length);
  const range = findUnchangedWords({ exact, prefix, suffix, start }, new SearchableText(normalized));
  if (!range)
    return {
      exact,
      prefix: getLastCharacters(normalizeText(prefix)),
      suffix: getFirstCharacters(normalizeText(suffix)),
      start: null,
      end: null,
    };
  return {
    exact: normalized.slice(range.start, range.end),
    prefix: getLastCharacters(normalized.slice(0, range.start)),
    suffix: getFirstCharacters(normalized.slice(range.end)),
    ...range,
  };
}

// Half a surrogate pair at the cut is removed.
const getLastCharacters = (text: string): string =>
  text.slice(-CONTEXT_LENGTH).replace(/^[\udc00-\udfff]/, '');
const getFirstCharacters = (text: string): string =>
  text.slice(0, CONTEXT_LENGTH).replace(/[\ud800-\udbff]$/, '');
