import { isWebUrl } from '@/lib/address/parse-url';
import { toWellFormed } from '@/lib/base/to-well-formed';

/** Puts a text on one line and removes control and direction characters, which could disguise the text. */
export const sanitizeLine = (text: string): string =>
  toWellFormed(text).replace(INVISIBLE_CHARACTERS, '').replace(/\s+/g, ' ').trim();

// Control characters except white space, direction marks, overrides and isolates.
const INVISIBLE_CHARACTERS = /(?!\s)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Escapes an http(s) address, so that it cannot end a Markdown link or a BibTeX field; null for any other address. */
export function sanitizeLinkUrl(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !isWebUrl(address)) return null;
  return toWellFormed(address).replace(/[\s()<>[\]{}\\"'`|^]|\p{Cc}/gu, percentEncode);
}

// `encodeURIComponent` does not encode `(`, `)` and `'`.
const percentEncode = (character: string): string =>
  /[()']/.test(character)
    ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
    : encodeURIComponent(character);
