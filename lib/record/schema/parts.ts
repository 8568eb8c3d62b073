import { ValueOrigin } from './candidate';
import { CredibilityLevel, Sha256, Timestamp } from './primitives';
import { z } from './zod';

/** The exact words of a page that support a key point (W3C Web Annotation, TextQuoteSelector and TextPositionSelector). */
export const Quote = z.strictObject({
  exact: z.string().check(z.minLength(1)),
  prefix: z.string(),
  suffix: z.string(),
  /** Offsets in the `text` of `snapshot` in UTF-16 code units, or null if the text does not contain the quote. */
  start: z.nullable(z.int()),
  end: z.nullable(z.int()),
  /** The `sha256` of the snapshot that the quote was taken from. Absent before the source is saved with that text. */
  snapshot: z.optional(Sha256),
  /** The number of the page of a PDF, from 1. Absent if the page is not certain. */
  page: z.optional(z.int()),
  /**
   * The label of this page, which the PDF declares or which is printed on the page, such as `iv` or `113`. Absent if it is the page number.
   */
  pageLabel: z.optional(z.string()),
});
export type Quote = z.infer<typeof Quote>;

/** One claim of the reader, with the quotes that support it. */
export const KeyPoint = z.strictObject({ text: z.string(), quotes: z.array(Quote) });
export type KeyPoint = z.infer<typeof KeyPoint>;

/** The reader's rating of a source, which replaces the rating of its venue. */
export const CredibilityOverride = z.strictObject({
  level: CredibilityLevel,
  reason: z.string().check(z.minLength(1)),
});
export type CredibilityOverride = z.infer<typeof CredibilityOverride>;

/** The normalised identifiers of the work. An unknown identifier is null. Kinds that this version does not define are stored unchanged. */
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

/** A wiki page that cites the source. `quality` is 0–100 or null. `readAt` is the time when the wiki said so, if known. */
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

/** The origin of a field's value, and the candidates. `from` is `reader` for a typed value. */
export const FieldProvenance = z.strictObject({
  from: ValueOrigin,
  candidates: z.array(
    z.strictObject({ value: z.union([z.string(), z.array(z.string())]), from: ValueOrigin }),
  ),
});
export type FieldProvenance = z.infer<typeof FieldProvenance>;

/** The values that the reader typed into the *Rate venue* form. `host` is the domain of the venue. */
export const VenueRating = z.strictObject({
  name: z.string(),
  host: z.string(),
  level: z.string(),
  reason: z.string(),
});
export type VenueRating = z.infer<typeof VenueRating>;
