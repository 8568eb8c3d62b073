/** Matches the signs that always separate names. A comma is not one of them, because it can also be part of a name. */
export const LIST_SEPARATOR = /[;；؛|•、]| [·/] /u;

/** Matches the semicolon of each script. */
export const SEMICOLON = /[;；؛]/u;

/** Matches the comma of each script. */
export const COMMA = /[,，،]/u;

/** Matches the commas of Chinese and Arabic, which always separate names. Only the Latin comma can be part of a name. */
export const NON_LATIN_COMMA = /[，،]/u;

/** Matches "by" before names. Does not match "von" and "par", which also mean "by", because names can begin with these words. */
export const BYLINE_PREFIX = /^\s*(?:(?:(?:written|posted|edited) )?by(?:\s*:|\s)\s*)+/i;
