// An author is stored as a string. The reader can put the name of an organisation in braces, as in BibTeX, so that no citation format
// splits it into given and family name.

/** Returns whether an author is marked as an organisation by braces: `{World Bank}`. */
export const isOrganisationName = (author: string): boolean => /^\{[^{}]*\}$/.test(author.trim());

/** Returns the name of an author without the braces of an organisation. */
export const getAuthorText = (author: string): string =>
  isOrganisationName(author) ? author.trim().slice(1, -1).trim() : author;

/** Adds the braces of an organisation to an author, or removes them. */
export const toggleOrganisation = (author: string): string =>
  isOrganisationName(author) ? getAuthorText(author) : `{${author.replace(/[{}]/g, '').trim()}}`;
