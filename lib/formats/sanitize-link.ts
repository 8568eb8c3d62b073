import { isWebUrl } from '@/lib/address/parse-url';
import { toWellFormed } from '@/lib/base/to-well-formed';

/** A text on one line, without control and direction signs that could hide what stands there. */
export const sanitizeLine = (text: string): string =>
  toWellFormed(text).replace(INVISIBLE_CHARACTERS, '').replace(/\s+/g, ' ').trim();

// NUL and its like (but not the white space among them), direction overrides and isolates.
const INVISIBLE_CHARACTERS = /(?!\s)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** An http(s) address in which no sign can end a Markdown link or a braced field; null for any other address. */
export function sanitizeLinkUrl(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !isWebUrl(address)) return null;
  return toWellFormed(address).replace(/[\s()<>[\]{}\\"'`|^]|\p{Cc}/gu, percentEncode);
}

// `encodeURIComponent` leaves these as they are.
const percentEncode = (character: string): string =>
  /[()']/.test(character)
    ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
    : encodeURIComponent(character);
