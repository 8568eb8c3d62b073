import { normalText } from '@/lib/base/normal-text';
import type { Quote } from '@/lib/model/source';
import { findWords } from './find-words';

/** How much of the surroundings a quote keeps, in UTF-16 units; the Web Annotation model leaves it open. */
const CONTEXT = 32;

/** Words selected in a page, with what stands before and after them where that is known. */
type Selected = { exact: string; prefix?: string; suffix?: string };

/**
 * A quote of the selected words. `start` and `end` are places in the *normal form* of `text`, which is the form a
 * snapshot keeps; where the words stand there, `exact` is that stretch of it, else the selection's own words with null
 * places. The surroundings tell which of several occurrences is meant.
 */
export function quoteOf(selection: Selected, text: string): Quote {
  const whole = normalText(text);
  const exact = normalText(selection.exact);
  const [prefix, suffix] = [selection.prefix ?? '', selection.suffix ?? ''];
  const place = findWords({ exact, prefix, suffix }, whole, null);
  if (!place)
    return {
      exact,
      prefix: lastOf(normalText(prefix)),
      suffix: firstOf(normalText(suffix)),
      start: null,
      end: null,
    };
  return {
    exact: whole.slice(place.start, place.end),
    prefix: lastOf(whole.slice(0, place.start)),
    suffix: firstOf(whole.slice(place.end)),
    ...place,
  };
}

// A cut through a pair of surrogates would leave half a sign.
const lastOf = (text: string): string => text.slice(-CONTEXT).replace(/^[\udc00-\udfff]/, '');
const firstOf = (text: string): string => text.slice(0, CONTEXT).replace(/[\ud800-\udbff]$/, '');
