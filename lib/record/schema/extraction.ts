import { ListCandidates, TextCandidates } from './candidate';
import { Timestamp } from './primitives';
import { z } from './zod';

/** The kind of page, as far as it affects the capture. `article` is the normal case. */
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

/** The original address of a page in a web archive, and the time of the copy; null where it is not stated. */
export const ArchivedCopy = z.strictObject({
  originalUrl: z.string(),
  archiveUrl: z.string(),
  archivedAt: z.nullable(z.string()),
});

/**
 * The metadata of a page, read without its text. Every field lists its candidates with their origins, best first.
 * Strings are well-formed Unicode without NUL.
 */
export const Extraction = z.strictObject({
  /** The address visited, as the browser shows it. */
  url: z.string(),
  capturedAt: Timestamp,
  contentType: z.nullable(z.string()),
  /** From the navigation timing entry; null where the browser does not report it. */
  httpStatus: z.nullable(z.int()),
  kind: PageKind,
  /** A sentence fragment for `one-of-many` ("1 of 4") and the like; null otherwise. */
  kindDetail: z.nullable(z.string()),
  /** The page was too large, so only its first part was searched. Older drafts have no value and are read as false. */
  cut: z._default(z.boolean(), false),
  /** The page declares that its text is not free (schema.org `isAccessibleForFree`), even if a subscriber sees all of it. */
  notFree: z._default(z.boolean(), false),
  title: TextCandidates,
  authors: ListCandidates,
  publishedDate: TextCandidates,
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
  /** The publication within a platform (a Substack, a channel, a repository owner), as the page names it; null elsewhere. */
  publication: z.nullable(z.strictObject({ name: z.string(), address: z.string() })),
  /** Values that only one site shows (karma, tags, cross-posts), as label and text. They are not saved or exported. */
  facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
});
export type Extraction = z.infer<typeof Extraction>;

/** The text of a page: the article, the reader's selection or the whole page. */
export const Article = z.strictObject({
  scope: z.enum(['article', 'selection', 'page']),
  /** How the text was extracted: `readability`, `defuddle`, `both`, `json-ld`, `linear` or `site rule: …`. */
  from: z.string(),
  /** Clean Markdown, links absolute. */
  markdown: z.string(),
  /** The same as plain text: one line per block, LF line ends. */
  text: z.string(),
  words: z.int(),
  /** The share of the page's visible text that is in the capture, 0–1; null where it was not measured. */
  keptShare: z.nullable(z.number()),
  /** The page was too large to be read completely. */
  cut: z.boolean(),
  /** What the reader can do to capture more text; null if there is nothing. `_locales` has the sentence. */
  hint: z.nullable(z.enum(['open-transcript'])),
});
export type Article = z.infer<typeof Article>;
