/** Matches the signs that only separate names. A comma can also be part of a name. */
export const LIST_SEPARATOR = /[;；؛|•、]| [·/] /u;

/** Matches the semicolon of each script. */
export const SEMICOLON = /[;；؛]/u;

/** Matches the comma of each script. */
export const COMMA = /[,，،]/u;

/** Matches the commas of Chinese and Arabic, which separate names. Only the comma of Latin script can be part of a name. */
export const COMMA_OF_LIST = /[，،]/u;

/** Matches "by" before names. It does not match "von" and "par", because names can begin with these words. */
export const BYLINE_PREFIX = /^\s*(?:(?:(?:written|posted|edited) )?by(?:\s*:|\s)\s*)+/i;
