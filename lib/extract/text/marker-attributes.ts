// One step sets these attributes on the copy for a later step. They are never set on the live page and never
// occur in the output.

/** The id of a block. It also identifies the block in the output of Readability and Defuddle. */
export const BLOCK_ID_ATTRIBUTE = 'data-pn';

/**
 * Marks a form, header or aside that contains most of the text of the page and therefore is not boilerplate,
 * such as the only form of an ASP.NET page
 * (https://learn.microsoft.com/en-us/previous-versions/ms178125(v=vs.140)).
 */
export const PAGE_WRAPPER_ATTRIBUTE = 'data-pn-wrapper';

/** The LaTeX source of the formula that a `span` replaces. */
export const LATEX_ATTRIBUTE = 'data-pn-latex';

/**
 * Marks text that is written only to the Markdown, such as the time of a transcript line. In the plain text,
 * the time would interrupt sentences that readers quote.
 */
export const MARKDOWN_ONLY_ATTRIBUTE = 'data-pn-markdown';
