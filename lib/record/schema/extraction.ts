import { ListCandidates, TextCandidates } from './candidate';
import { Sha256, Timestamp } from './primitives';
import { z } from './zod';

/** The kinds of pages that the capture distinguishes. Most pages are an `article`. */
export const PageKind = z.enum([
  'article',
  'home',
  'pdf',
  'empty',
  'login-wall',
  'captcha',
  'consent-wall',
  'error-page',
  'paywall',
  'one-of-many',
]);
export type PageKind = z.infer<typeof PageKind>;

/** A page in a web archive: its original URL, its URL in the archive, and the time of the copy (null if unknown). */
export const ArchivedCopy = z.strictObject({
  originalUrl: z.string(),
  archiveUrl: z.string(),
  archivedAt: z.nullable(z.string()),
});

/**
 * The metadata of a page. Most fields are lists of candidates with their origins, best first. Strings are well-formed Unicode without
 * NUL.
 */
export const Extraction = z.strictObject({
  /** The visited URL, as the browser shows it. */
  url: z.string(),
  capturedAt: Timestamp,
  contentType: z.nullable(z.string()),
  /** The status in the navigation timing entry, or null if the browser does not report it. */
  httpStatus: z.nullable(z.int()),
  kind: PageKind,
  /** A short text that describes the page kind, such as "1 of 4" for `one-of-many`, or null. */
  kindDetail: z.nullable(z.string()),
  /**
   * True if only the first part of the page was searched, because the page is too large or reading it took too long. Drafts of earlier
   * versions do not have this field.
   */
  cut: z._default(z.boolean(), false),
  /** True if the page is not large, but reading it took too long. */
  isSlow: z.optional(z.boolean()),
  /** True if the page declares that its text is not free (schema.org `isAccessibleForFree`), even if it shows all of the text. */
  notFree: z._default(z.boolean(), false),
  title: TextCandidates,
  authors: ListCandidates,
  publishedDate: TextCandidates,
  /** Candidates that the page does not confirm. The form offers them as suggestions, but none of them becomes a value automatically. */
  unconfirmed: z.optional(z.strictObject({ authors: ListCandidates, publishedDate: TextCandidates })),
  siteName: TextCandidates,
  canonicalUrl: TextCandidates,
  language: TextCandidates,
  description: TextCandidates,
  abstract: TextCandidates,
  keywords: ListCandidates,
  identifiers: z.strictObject({
    doi: TextCandidates,
    arxiv: TextCandidates,
    pmid: TextCandidates,
    pmcid: TextCandidates,
    isbn: TextCandidates,
    ssrn: TextCandidates,
    openreview: TextCandidates,
  }),
  type: TextCandidates,
  subtype: TextCandidates,
  purpose: TextCandidates,
  archived: z.nullable(ArchivedCopy),
  /** The publication on a platform (a Substack, a channel, a repository owner) as the page names it, or null. */
  publication: z.nullable(z.strictObject({ name: z.string(), address: z.string() })),
  /** Values that only one site has (karma, tags, cross-posts), as label and text. They are neither saved nor exported. */
  facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
});
export type Extraction = z.infer<typeof Extraction>;

/** The text of a page: the article, the reader's selection or the whole page. */
export const Article = z.strictObject({
  scope: z.enum(['article', 'article-with-comments', 'selection', 'page']),
  /** The method of extraction: `readability`, `defuddle`, `both`, `json-ld`, `linear` or `site rule: …`. */
  from: z.string(),
  /** The text as Markdown with absolute links. */
  markdown: z.string(),
  /** The same text without markup: one line per block, LF line ends. */
  text: z.string(),
  /** The number of words. */
  words: z.int(),
  /**
   * The share of the page's visible text that was captured, from 0 to 1, or null if it was not measured. Comments, navigation and
   * other boilerplate that were left out do not count.
   */
  keptShare: z.nullable(z.number()),
  /** True if the page was too large to be read completely, or if reading it took too long. */
  cut: z.boolean(),
  /** True if the page is not large, but reading it took too long, such as on a busy computer. */
  isSlow: z.optional(z.boolean()),
  /** True if the reader stopped the reading of a PDF, so that the text has only its first pages. */
  isStopped: z.optional(z.boolean()),
  /** The key of the hint that says how the reader can capture more text, or null. */
  hint: z.nullable(z.enum(['open-transcript'])),
  /** The number of words of the kept blocks that could not be written to the text. Absent if it is 0. The benchmark checks it. */
  lostWords: z.optional(z.int()),
  /** The number of words of the comments below the article, if any. `text` has the comments only with the scope `article-with-comments`. */
  commentWords: z.optional(z.int()),
  /** Lines that were left out although they may belong to the article. Another visit of an unchanged page may include them. */
  unsureLines: z.optional(z.array(z.string())),
  /** The offsets in `text` at which the pages of a PDF begin. */
  pageStarts: z.optional(z.array(z.int())),
  /**
   * The labels of the pages of a PDF, which the PDF declares or which are printed on the pages, such as `iv` or `113`. Absent if they are
   * the page numbers.
   */
  pageLabels: z.optional(z.array(z.string())),
  /** The offsets in `markdown` at which the pages of a PDF begin. */
  markdownPageStarts: z.optional(z.array(z.int())),
  /** The URL of a PDF that was read from the web. */
  pdfUrl: z.optional(z.string()),
  /** The SHA-256 of the file of a PDF. Absent if only parts of a large file were read. */
  pdfHash: z.optional(Sha256),
  /** The number of pages of a PDF if the text has only the first ones, or 0 if it is unknown. Absent if the text has all pages. */
  pdfPageCount: z.optional(z.int()),
});
export type Article = z.infer<typeof Article>;
