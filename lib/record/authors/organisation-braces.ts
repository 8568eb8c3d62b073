// An author is stored as a string. The name of an organisation can be in braces, as in BibTeX, so that no format splits it into
// given and family name.

/** Returns whether the reader marked an author as an organisation by braces. */
export const isOrganisationName = (author: string): boolean => /^\{[^{}]*\}$/.test(author.trim());

/** Returns the name of an author without the braces of an organisation. */
export const getAuthorText = (author: string): string =>
  isOrganisationName(author) ? author.trim().slice(1, -1).trim() : author;

/** Marks an author as an organisation, or removes the mark. */
export const toggleOrganisation = (author: string): string =>
  isOrganisationName(author) ? getAuthorText(author) : `{${author.replace(/[{}]/g, '').trim()}}`;
