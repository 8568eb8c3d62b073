import { LINK_STATES } from '@/lib/record/vocabulary';
import { Origin } from './candidate';
import { CredibilityLevel, PartialDate, ResourceId, StableId, Timestamp, WebUrl } from './primitives';
import { Access, SourceStatus, SourceType, Stance } from './vocabulary';
import { z } from './zod';

/** The exact words a key point rests on (W3C Web Annotation, TextQuoteSelector and TextPositionSelector). */
export const Quote = z.strictObject({
  exact: z.string().check(z.minLength(1)),
  prefix: z.string(),
  suffix: z.string(),
  /** UTF-16 positions in the snapshot's plain text; null where the words are not in it. */
  start: z.nullable(z.int()),
  end: z.nullable(z.int()),
});
export type Quote = z.infer<typeof Quote>;

/** One claim of the reader's, with the quotes it rests on. */
export const KeyPoint = z.strictObject({ text: z.string(), quotes: z.array(Quote) });
export type KeyPoint = z.infer<typeof KeyPoint>;

/** A source's own rating, which stands before that of its venue. */
export const CredibilityOverride = z.strictObject({
  level: CredibilityLevel,
  reason: z.string().check(z.minLength(1)),
});
export type CredibilityOverride = z.infer<typeof CredibilityOverride>;

/** The work's identifiers, normalised; null where unknown. Other kinds are kept as given. */
export const Identifiers = z.catchall(
  z.object({
    doi: z.nullable(z.string()),
    arxiv: z.nullable(z.string()),
    pmid: z.nullable(z.string()),
    pmcid: z.nullable(z.string()),
    isbn: z.nullable(z.string()),
    ssrn: z.nullable(z.string()),
    openreview: z.nullable(z.string()),
  }),
  z.nullable(z.string()),
);
export type Identifiers = z.infer<typeof Identifiers>;

/** A wiki page that cites the source. `quality` is 0–100 or null. `readAt`: when that was read; absent or null: not known. */
export const CitingPage = z.strictObject({
  wiki: z.string(),
  pageId: z.string(),
  title: z.string(),
  type: z.nullable(z.string()),
  quality: z.nullable(z.number()),
  url: z.nullable(z.string()),
  readAt: z.optional(z.nullable(Timestamp)),
});
export type CitingPage = z.infer<typeof CitingPage>;

/** Where a field's value came from (`reader` when typed), and what else was found. */
export const FieldProvenance = z.strictObject({
  from: Origin,
  candidates: z.array(z.strictObject({ value: z.union([z.string(), z.array(z.string())]), from: Origin })),
});
export type FieldProvenance = z.infer<typeof FieldProvenance>;

/** A source the reader has kept, in the shape of the export. The stable id is its key; the URL may change. */
export const Source = z.strictObject({
  stableId: StableId,
  /** The resource id: follows the URL. */
  id: ResourceId,
  url: WebUrl,
  /** Every other address it was ever seen under. */
  aliases: z.array(WebUrl),
  title: z.string(),
  authors: z.array(z.string()),
  publishedDate: z.nullable(PartialDate),
  venueId: z.nullable(z.string()),
  siteName: z.nullable(z.string()),
  type: SourceType,
  subtype: z.nullable(z.string().check(z.maxLength(100))),
  purpose: z.nullable(z.string().check(z.maxLength(100))),
  language: z.nullable(z.string()),
  identifiers: Identifiers,
  abstract: z.nullable(z.string()),
  summary: z.nullable(z.string()),
  keyPoints: z.array(KeyPoint),
  review: z.nullable(z.string()),
  contextNote: z.nullable(z.string()),
  importance: z.nullable(z.int().check(z.gte(0), z.lte(100))),
  tags: z.array(z.string()),
  stance: z.nullable(Stance),
  credibilityOverride: z.nullable(CredibilityOverride),
  archiveUrl: z.nullable(WebUrl),
  linkState: z.nullable(z.strictObject({ state: z.enum(LINK_STATES), checkedAt: Timestamp })),
  /** Who may read the page; null: everybody, as far as is known. Records from before it was asked lack it. */
  access: z._default(z.nullable(Access), null),
  citedBy: z.array(CitingPage),
  status: SourceStatus,
  createdAt: Timestamp,
  updatedAt: Timestamp,
  provenance: z.record(z.string(), FieldProvenance),
});
export type Source = z.infer<typeof Source>;
