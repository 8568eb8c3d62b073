import { SUBTYPES } from './vocabulary';

/**
 * Converts a typed subtype to its stored form: words joined by underscores, like the known subtypes. It runs at every
 * keystroke, so a space at the end must not be trimmed before the next word is typed.
 */
export const parseSubtype = (text: string): string => text.replaceAll(' ', '_');

/** Formats a stored subtype for the reader: `news_article` becomes "news article". */
export const formatSubtype = (stored: string): string => stored.replaceAll('_', ' ');

/** Lists the known subtypes as formatted for the reader. */
export const listSubtypeNames = (): string[] => Object.keys(SUBTYPES).map(formatSubtype);
