/**
 * A link to a quote. `verifiedIn` says where it matches the quote and nothing else: on the open page, or in the captured text if the
 * page is not open. Null means that no such link was found, so that the link may lead elsewhere. `pdfPage` is the name of the page at which
 * the link opens a PDF: viewers of PDFs ignore text fragments, so nothing can be verified.
 */
export type QuoteLink = { url: string } & (
  | { verifiedIn: 'page' | 'text' | null; pdfPage?: never }
  | { verifiedIn: null; pdfPage: string }
);

/** What is copied of a quote: the link to it, or the quote as Markdown with the link in a footnote. */
export type QuoteCopyFormat = 'link' | 'markdown';
