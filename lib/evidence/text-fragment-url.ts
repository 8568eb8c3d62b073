import type { Quote } from '@/lib/record/schema/parts';

/**
 * Builds a link that scrolls to a quote (WICG, "URL Fragment Text Directives"). For a long quote or a quote of several lines, the
 * link contains only the first and last words. Only short quotes get a prefix and suffix, because the browser finds nothing if
 * they do not match exactly.
 */
export function buildTextFragmentUrl(url: string, quote: Pick<Quote, 'exact' | 'prefix' | 'suffix'>): string {
  const words = quote.exact.trim().split(/\s+/);
  const isLong = words.length > 12 || quote.exact.includes('\n') || quote.exact.length > 300;
  const wholeText = [words.join(' ')];
  const textParts = isLong && words.length > 3 ? getFirstAndLastWords(words) : wholeText;
  const isShort = words.length <= 3;
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
  const isTruncated = context.length >= 30 && lines.length === 1;
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
