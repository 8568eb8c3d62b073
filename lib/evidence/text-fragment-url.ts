import type { Quote } from '@/lib/record/schema/parts';
import type { TextRange } from './searchable-text';

/** The parts of a text directive (WICG, "URL Fragment Text Directives"). `end` is empty if `start` is the whole quote. */
type TextDirective = { prefix: string; start: string; end: string; suffix: string };

// The minimum number of words at each end of a directive that is verified in the captured text. The page has more text, so fewer
// words may occur there again.
const MIN_EDGE_WORDS = 3;
const MAX_EDGE_WORDS = 6;
// For a quote with more words than this, the directive contains only its first and last words.
const MAX_WHOLE_QUOTE_WORDS = 12;
const MAX_WHOLE_QUOTE_LENGTH = 300;
// A quote with at most this many words often occurs several times on a page.
const MAX_SHORT_QUOTE_WORDS = 3;
// A prefix or suffix has at most 32 code units (`build-quote.ts`), and can be slightly shorter after a truncation.
const MIN_TRUNCATED_LENGTH = 30;
const MAX_CONTEXT_WORDS = 3;

/**
 * Builds a URL that makes the browser scroll to a quote. With the captured `text` that the quote's offsets refer to, the directive is
 * the shortest one, with at least three words at both ends, that matches this place of the text and no other. Without it, or if there is none, the directive is probably
 * unique: short quotes get a prefix and suffix, long ones only their first and last words.
 */
export function buildTextFragmentUrl(
  url: string,
  quote: QuotedText & Partial<Pick<Quote, 'start' | 'end'>>,
  text: string | null = null,
): string {
  const verifiedDirective = text === null ? undefined : findVerifiedDirective(quote, text, MIN_EDGE_WORDS);
  return addDirective(url, verifiedDirective ?? guessDirective(quote));
}

// The length of the text before and after a quote from which the words of a prefix or suffix are taken.
const CONTEXT_LENGTH = 80;

/**
 * Returns the shortest URL that makes the browser scroll to a range of a text and matches nowhere else in it, or null if there is
 * none. `text` has one line for each block, with single spaces. `isTextOfWholePage` is false for a captured text.
 */
export function findVerifiedUrl(
  url: string,
  text: string,
  { start, end }: TextRange,
  { isTextOfWholePage }: { isTextOfWholePage: boolean },
): string | null {
  const quote = {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: text.slice(end, end + CONTEXT_LENGTH),
    start,
    end,
  };
  const directive = findVerifiedDirective(quote, text, isTextOfWholePage ? 1 : MIN_EDGE_WORDS);
  return directive ? addDirective(url, directive) : null;
}

function addDirective(url: string, directive: TextDirective): string {
  const [baseUrl = ''] = url.split(':~:');
  return `${baseUrl}${baseUrl.includes('#') ? '' : '#'}:~:text=${formatDirective(directive)}`;
}

function findVerifiedDirective(
  quote: QuotedText & Partial<Pick<Quote, 'start' | 'end'>>,
  text: string,
  minEdgeWords: number,
): TextDirective | undefined {
  const { start = null, end = null } = quote;
  if (start === null || end === null) return undefined;
  const searchedText = text.toLowerCase();
  return listDirectives(quote, minEdgeWords)
    .sort((a, b) => formatDirective(a).length - formatDirective(b).length)
    .find((directive) => isOnlyMatch(directive, searchedText, start, end));
}

type QuotedText = Pick<Quote, 'exact' | 'prefix' | 'suffix'>;

// A part of a directive matches inside one block, so the words of the first part are taken from the first line and so on.
function listDirectives({ exact, prefix, suffix }: QuotedText, minEdgeWords: number): TextDirective[] {
  const lines = exact.trim().split('\n');
  const [firstWords, lastWords] = [splitWords(lines[0] ?? ''), splitWords(lines.at(-1) ?? '')];
  const wordCount = splitWords(exact).length;
  const edges: { start: string; end: string }[] =
    lines.length === 1 ? [{ start: firstWords.join(' '), end: '' }] : [];
  for (let count = minEdgeWords; count <= MAX_EDGE_WORDS && count * 2 <= wordCount; count += 1)
    edges.push({ start: firstWords.slice(0, count).join(' '), end: lastWords.slice(-count).join(' ') });
  const prefixWords = getWholeWords(prefix, 'last');
  const suffixWords = getWholeWords(suffix, 'first');
  return edges
    .flatMap((edge) =>
      listCounts(prefixWords).flatMap((prefixCount) =>
        listCounts(suffixWords).map((suffixCount) => ({
          ...edge,
          prefix: prefixCount === 0 ? '' : prefixWords.slice(-prefixCount).join(' '),
          suffix: suffixWords.slice(0, suffixCount).join(' '),
        })),
      ),
    )
    .filter(({ prefix, suffix }) => isUsableContext(prefix) && isUsableContext(suffix));
}

// Browsers compare words, so a context of a comma alone is not reliable.
const isUsableContext = (context: string): boolean => context === '' || WORD_CHARACTER.test(context);

const listCounts = (words: string[]): number[] =>
  Array.from({ length: Math.min(words.length, MAX_CONTEXT_WORDS) + 1 }, (_, count) => count);

/** Whether a directive matches the text exactly once, from `start` to `end`. `text` is in lower case. */
function isOnlyMatch(directive: TextDirective, text: string, start: number, end: number): boolean {
  const words = directive.start.toLowerCase();
  let matchCount = 0;
  for (let index = text.indexOf(words); index >= 0; index = text.indexOf(words, index + 1)) {
    const matchEnd = findMatchEnd(directive, text, index);
    if (matchEnd === null) continue;
    matchCount += 1;
    if (matchCount > 1 || index !== start || matchEnd !== end) return false;
  }
  return matchCount === 1;
}

function findMatchEnd(directive: TextDirective, text: string, index: number): number | null {
  const startEnd = index + directive.start.length;
  if (!isWholeWord(text, index, startEnd) || !isPrecededBy(text, index, directive.prefix.toLowerCase()))
    return null;
  const suffix = directive.suffix.toLowerCase();
  if (directive.end === '') return isFollowedBy(text, startEnd, suffix) ? startEnd : null;
  const words = directive.end.toLowerCase();
  for (let from = text.indexOf(words, startEnd); from >= 0; from = text.indexOf(words, from + 1)) {
    const end = from + words.length;
    if (isWholeWord(text, from, end) && isFollowedBy(text, end, suffix)) return end;
  }
  return null;
}

const isPrecededBy = (text: string, index: number, prefix: string): boolean =>
  text
    .slice(Math.max(0, index - prefix.length - 2), index)
    .trimEnd()
    .endsWith(prefix);

const isFollowedBy = (text: string, index: number, suffix: string): boolean =>
  text
    .slice(index, index + suffix.length + 2)
    .trimStart()
    .startsWith(suffix);

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const isWholeWord = (text: string, start: number, end: number): boolean =>
  !(WORD_CHARACTER.test(text.charAt(start - 1)) && WORD_CHARACTER.test(text.charAt(start))) &&
  !(WORD_CHARACTER.test(text.charAt(end)) && WORD_CHARACTER.test(text.charAt(end - 1)));

function guessDirective({ exact, prefix, suffix }: QuotedText): TextDirective {
  const words = splitWords(exact);
  const isLong =
    words.length > MAX_WHOLE_QUOTE_WORDS || exact.includes('\n') || exact.length > MAX_WHOLE_QUOTE_LENGTH;
  const edgeCount = Math.min(4, Math.floor(words.length / 2));
  if (isLong && words.length > MAX_SHORT_QUOTE_WORDS)
    return {
      prefix: '',
      start: words.slice(0, edgeCount).join(' '),
      end: words.slice(-edgeCount).join(' '),
      suffix: '',
    };
  const isShort = words.length <= MAX_SHORT_QUOTE_WORDS;
  return {
    prefix: isShort ? getWholeWords(prefix, 'last').slice(-MAX_CONTEXT_WORDS).join(' ') : '',
    start: words.join(' '),
    end: '',
    suffix: isShort ? getWholeWords(suffix, 'first').slice(0, MAX_CONTEXT_WORDS).join(' ') : '',
  };
}

const splitWords = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

// Returns the words of the line next to the quote. A word at the cut of the prefix or suffix may be truncated and is omitted.
function getWholeWords(context: string, side: 'first' | 'last'): string[] {
  const lines = context.split('\n');
  const words = splitWords((side === 'last' ? lines.at(-1) : lines[0]) ?? '');
  const isTruncated = context.length >= MIN_TRUNCATED_LENGTH && lines.length === 1;
  if (!isTruncated) return words;
  return side === 'last' ? words.slice(1) : words.slice(0, -1);
}

const formatDirective = ({ prefix, start, end, suffix }: TextDirective): string =>
  [
    ...(prefix === '' ? [] : [`${encodeDirectivePart(prefix)}-`]),
    encodeDirectivePart(start),
    ...(end === '' ? [] : [encodeDirectivePart(end)]),
    ...(suffix === '' ? [] : [`-${encodeDirectivePart(suffix)}`]),
  ].join(',');

// `-`, `,` and `&` separate the parts of a directive.
const encodeDirectivePart = (text: string): string =>
  encodeURIComponent(text)
    .replaceAll('-', '%2D')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
