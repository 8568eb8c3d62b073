import { isWebUrl } from '@/lib/address/parse-url';
import { toWellFormed } from '@/lib/base/to-well-formed';

/** Returns a string as one line without control and direction characters, which could disguise the text. */
export const sanitizeLine = (text: string): string =>
  toWellFormed(text).replace(INVISIBLE_CHARACTERS, '').replace(/\s+/g, ' ').trim();

// Matches control characters (except white space) and the marks, overrides and isolates that change the text direction.
const INVISIBLE_CHARACTERS = /(?!\s)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Percent-encodes the characters of an http(s) URL that no valid URL contains, such as white space. Returns null for any other URL. */
export function sanitizeUrl(url: string): string | null {
  if (!/^https?:\/\//i.test(url) || !isWebUrl(url)) return null;
  return toWellFormed(url).replace(/[\s<>"]|\p{Cc}/gu, percentEncode);
}

/**
 * Percent-encodes the characters of an http(s) URL that could end a Markdown link or the parameter of a wiki template. Returns null for any
 * other URL.
 */
export const sanitizeLinkUrl = (url: string): string | null =>
  sanitizeUrl(url)?.replace(/[()[\]{}\\'`|^]/g, percentEncode) ?? null;

/** Percent-encodes braces and backslashes of a URL for a BibTeX field in braces. */
export const escapeBraces = (url: string): string => url.replace(/[{}\\]/g, percentEncode);

// `encodeURIComponent` does not encode `(`, `)` and `'`.
const percentEncode = (character: string): string =>
  /[()']/.test(character)
    ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
    : encodeURIComponent(character);
