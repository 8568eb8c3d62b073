// Attributes that earlier steps set on the copy for later steps. They never reach the page or the output.

/** The id of a block, which identifies it in the output of Readability and Defuddle. */
export const BLOCK_ID_ATTRIBUTE = 'data-pn';

/** The LaTeX source of the formula that a `span` replaces. */
export const LATEX_ATTRIBUTE = 'data-pn-latex';

/**
 * Marks text that only the Markdown contains, such as the time of a transcript line: in the plain text it
 * would interrupt sentences that readers quote.
 */
export const MARKDOWN_ONLY_ATTRIBUTE = 'data-pn-markdown';
