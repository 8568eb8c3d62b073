import { SUBTYPES } from './vocabulary';

/** Returns whether a source of this type can have this subtype. A subtype that is not in `SUBTYPES` belongs to every type. */
export const isSubtypeOf = (subtype: string, type: string): boolean =>
  !Object.hasOwn(SUBTYPES, subtype) ||
  new Map<string, string>(Object.entries(SUBTYPES)).get(subtype) === type;

/**
 * Converts a typed subtype to its stored form, in which underscores join the words. Does not trim the text, because it runs at every
 * keystroke and would remove the space before the next word.
 */
export const parseSubtype = (text: string): string => text.replaceAll(' ', '_');

/** Formats a stored subtype for the reader: `news_article` becomes "news article". */
export const formatSubtype = (storedSubtype: string): string => storedSubtype.replaceAll('_', ' ');

/** Lists the names of the known subtypes as the reader sees them. */
export const listSubtypeNames = (): string[] => Object.keys(SUBTYPES).map(formatSubtype);
