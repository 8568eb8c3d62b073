import { normalizeText } from '@/lib/base/normalize-text';
import type { Quote } from '@/lib/record/schema/parts';
import { findExactText } from './find-exact-text';

/** How much of the surroundings a quote keeps, in UTF-16 units; the Web Annotation model leaves it open. */
const CONTEXT_LENGTH = 32;

/** Words selected in a page, with what stands before and after them where that is known. */
type SelectedText = { exact: string; prefix?: string; suffix?: string };

/**
 * A quote of the selected words. `start` and `end` are places in the *normal form* of `text`, which is the form a
 * snapshot keeps; where the words stand there, `exact` is that stretch of it, else the selection's own words with null
 * places. The surroundings tell which of several occurrences is meant.
 */
export function buildQuote(selection: SelectedText, text: string): Quote {
  const normalized = normalizeText(text);
  const exact = normalizeText(selection.exact);
  const [prefix, suffix] = [selection.prefix ?? '', selection.suffix ?? ''];
  const range = findExactText({ exact, prefix, suffix }, normalized, null);
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

// A cut through a pair of surrogates would leave half a sign.
const getLastCharacters = (text: string): string =>
  text.slice(-CONTEXT_LENGTH).replace(/^[\udc00-\udfff]/, '');
const getFirstCharacters = (text: string): string =>
  text.slice(0, CONTEXT_LENGTH).replace(/[\ud800-\udbff]$/, '');
