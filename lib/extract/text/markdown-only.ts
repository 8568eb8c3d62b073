/** Marks what is said in the Markdown alone: a time beside a line, which no sentence of the plain text goes through. */
export const MARKDOWN_ONLY_ATTRIBUTE = 'data-pn-markdown';
