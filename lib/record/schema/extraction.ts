import { ListCandidates, TextCandidates } from './candidate';
import { Timestamp } from './primitives';
import { z } from './zod';

/** What kind of thing the page is, where that matters to the reader. `article` is the ordinary case. */
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

/** A page that was read as a copy on an archive: the original address and when the copy was made, where that shows. */
export const ArchivedCopy = z.strictObject({
  originalUrl: z.string(),
  archiveUrl: z.string(),
  archivedAt: z.nullable(z.string()),
});

/**
 * What the page tells about itself, read in one quick pass without the text. Every field lists its candidates, best
 * first, each with its origin. Strings are well-formed Unicode without NUL.
 */
export const Extraction = z.strictObject({
  /** The address visited, as the browser shows it. */
  url: z.string(),
  capturedAt: Timestamp,
  contentType: z.nullable(z.string()),
  /** From the navigation timing entry; null where the browser does not tell. */
  httpStatus: z.nullable(z.int()),
  kind: PageKind,
  /** A sentence fragment for `one-of-many` ("1 of 4") and the like; null otherwise. */
  kindDetail: z.nullable(z.string()),
  /** The page was too large for this pass: what it tells was looked for in its first part. Drafts of before say nothing. */
  cut: z._default(z.boolean(), false),
  /** The page says of itself that its text is for those who pay, also where a subscriber sees it whole. */
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
  /** The page's own name for the publication on a platform (a Substack, a channel, a repository owner); null elsewhere. */
  publication: z.nullable(z.strictObject({ name: z.string(), address: z.string() })),
  /** More facts of a site's own (karma, tags, cross-posts) as label and text, shown and exported nowhere else yet. */
  facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
});
export type Extraction = z.infer<typeof Extraction>;

/** The text of a page: the article, the reader's selection or the whole page. */
export const Article = z.strictObject({
  scope: z.enum(['article', 'selection', 'page']),
  /** Which way of reading gave it: `readability`, `defuddle`, `both`, `json-ld`, `linear`, `site rule: …`. */
  from: z.string(),
  /** Clean Markdown, links absolute. */
  markdown: z.string(),
  /** The same as plain text, one line a block, LF. */
  text: z.string(),
  words: z.int(),
  /** The share of the page's visible text that was kept, 0–1; null where it was not counted. */
  keptShare: z.nullable(z.number()),
  /** The page was too large to be read whole. */
  cut: z.boolean(),
  /** How the reader can have more of it; null where there is no more to be had. The words are in `_locales`. */
  hint: z.nullable(z.enum(['open-transcript'])),
});
export type Article = z.infer<typeof Article>;
