import type { Quote } from '@/lib/record/schema/parts';

// A longer quote is linked by its first and last words.
const MAX_WHOLE_QUOTE_WORDS = 12;
const MAX_WHOLE_QUOTE_LENGTH = 300;
// A quote with so few words often occurs several times on a page.
const MAX_SHORT_QUOTE_WORDS = 3;
// A prefix or suffix has at most 32 code units (`build-quote.ts`), and can be slightly shorter after a truncation.
const MIN_TRUNCATED_LENGTH = 30;

/**
 * Builds a link that scrolls to a quote (WICG, "URL Fragment Text Directives"). For a long quote or a quote of several lines, the
 * link contains only the first and last words. Only short quotes get a prefix and suffix, because the browser finds nothing if
 * they do not match exactly.
 */
export function buildTextFragmentUrl(url: string, quote: Pick<Quote, 'exact' | 'prefix' | 'suffix'>): string {
  const words = quote.exact.trim().split(/\s+/);
  const isLong =
    words.length > MAX_WHOLE_QUOTE_WORDS ||
    quote.exact.includes('\n') ||
    quote.exact.length > MAX_WHOLE_QUOTE_LENGTH;
  const wholeText = [words.join(' ')];
  const textParts = isLong && words.length > MAX_SHORT_QUOTE_WORDS ? getFirstAndLastWords(words) : wholeText;
  const isShort = words.length <= MAX_SHORT_QUOTE_WORDS;
  const prefix = isShort ? getWholeWords(quote.prefix, 'last') : '';
  const suffix = isShort ? getWholeWords(quote.suffix, 'first') : '';
  const directive = [
    ...(prefix === '' ? [] : [`${encodeDirectivePart(prefix)}-`]),
    ...textParts.map(encodeDirectivePart),
    ...(suffix === '' ? [] : [`-${encodeDirectivePart(suffix)}`]),
  ].join(',');
  const [baseUrl = ''] = url.split(':~:');
  return `${baseUrl}${baseUrl.includes('#') ? '' : '#'}:~:text=${directive}`;
}

// Returns the first and the last four words, or fewer so that they do not overlap.
function getFirstAndLastWords(words: string[]): [string, string] {
  const count = Math.min(4, Math.floor(words.length / 2));
  return [words.slice(0, count).join(' '), words.slice(-count).join(' ')];
}

// Returns up to three words of the prefix or suffix next to the quote. A directive matches whole words within one block, so a word
// that may be truncated and the words of other lines are omitted.
function getWholeWords(context: string, side: 'first' | 'last'): string {
  const lines = context.split('\n');
  const line = (side === 'last' ? lines.at(-1) : lines[0]) ?? '';
  const words = line.trim().split(/\s+/);
  const isTruncated = context.length >= MIN_TRUNCATED_LENGTH && lines.length === 1;
  const nearestWords =
    side === 'last'
      ? words.slice(isTruncated ? 1 : 0).slice(-3)
      : words.slice(0, isTruncated ? -1 : undefined).slice(0, 3);
  return nearestWords.join(' ');
}

// `-`, `,` and `&` separate the parts of a directive.
const encodeDirectivePart = (text: string): string =>
  encodeURIComponent(text)
    .replaceAll('-', '%2D')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
