import { SUBTYPES } from './vocabulary';

/**
 * The stored form of a subtype as the reader types it: words joined by underscores, like the known subtypes. It is
 * parsed at every keystroke, so a space at the end stays until the next word.
 */
export const parseSubtype = (typed: string): string => typed.replaceAll(' ', '_');

/** A stored subtype as the reader sees it: `news_article` is "news article". */
export const formatSubtype = (stored: string): string => stored.replaceAll('_', ' ');

/** The known subtypes as the reader sees them. */
export const listSubtypeNames = (): string[] => Object.keys(SUBTYPES).map(formatSubtype);
