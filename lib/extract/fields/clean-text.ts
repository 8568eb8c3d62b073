import { toWellFormed } from '@/lib/base/to-well-formed';

/**
 * Returns a text of the page on one line with at most `limit` characters. The result is well-formed, in NFC
 * and without control, bidi and zero-width characters. If the page escaped the text twice, character
 * references are decoded, and inline tags are removed.
 */
export function cleanText(text: string, limit = 1000): string {
  const truncatedText = text.length > limit * 4 ? text.slice(0, limit * 4) : text;
  const cleanedText = toWellFormed(removeMarkup(truncatedText))
    .replace(UNWANTED_CHARACTERS, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
  return cleanedText.length > limit ? toWellFormed(cleanedText.slice(0, limit)).trim() : cleanedText;
}

/**
 * Returns letters and digits in lower case without accents, with one space between words. Unlike
 * `normalizeForSearch` it removes punctuation, so that two spellings of a title are equal.
 */
export function normalizeForComparison(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Returns only letters and digits in lower case, without a leading "the": "The Harbour Light" becomes
 * "harbourlight".
 */
export const normalizeSiteName = (text: string): string =>
  normalizeForComparison(text).replace(/^the /, '').replaceAll(' ', '');

// Matches control characters except white space, the soft hyphen, the zero-width space, bidi controls
// (https://unicode.org/reports/tr9/), the byte order mark, interlinear annotations and noncharacters.
// Zero-width joiners are not matched, because some scripts and emoji need them.
const UNWANTED_CHARACTERS =
  /[^\P{Cc}\s\u0085]|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/gu;

function removeMarkup(text: string): string {
  const decodedText = text.includes('&') ? decodeCharacterReferences(text) : text;
  if (!decodedText.includes('<')) return decodedText;
  return decodedText.replace(
    /<\/?(?:i|b|em|strong|sub|sup|span|p|br|u|a|small|font|mark|jats:[a-z-]+)(?:\s[^<>]*)?\/?>/gi,
    '',
  );
}

const decodeCharacterReferences = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (reference, decimal, hex, name) => {
    if (name) return CHARACTER_BY_NAME[name.toLowerCase()] ?? reference;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

const CHARACTER_BY_NAME: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '\u2013',
  mdash: '\u2014',
  lsquo: '\u2018',
  rsquo: '\u2019',
  ldquo: '\u201c',
  rdquo: '\u201d',
  hellip: '\u2026',
  copy: '\u00a9',
  reg: '\u00ae',
  trade: '\u2122',
};
