import { wellFormed } from '@/lib/base/well-formed';

/** A text on one line, without control and direction signs that could hide what stands there. */
export const plainLine = (text: string): string =>
  wellFormed(text).replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();

// NUL and its like (but not the white space among them), direction overrides and isolates.
const INVISIBLE = /(?!\s)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** An http(s) address in which no sign can end a Markdown link or a braced field; null for any other address. */
export function linkableUrl(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  return wellFormed(address).replace(/[\s()<>[\]{}\\"'`|^]|\p{Cc}/gu, percent);
}

// `encodeURIComponent` leaves these as they are.
const percent = (sign: string): string =>
  /[()']/.test(sign) ? `%${sign.charCodeAt(0).toString(16).toUpperCase()}` : encodeURIComponent(sign);
