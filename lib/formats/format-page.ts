/** Formats the number of the page that a quote is on as citations do, with a separating space before it. Empty if it is unknown. */
export const formatPage = (page: number | undefined): string => (page === undefined ? '' : ` (p. ${page})`);
