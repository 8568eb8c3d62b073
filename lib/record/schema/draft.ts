import { LINK_STATES } from '@/lib/record/vocabulary';
import { StableId, Timestamp } from './primitives';
import { Identifiers, KeyPoint } from './source';
import { Access, SourceType, Stance } from './vocabulary';
import { z } from './zod';

/** The fields of *Rate venue* as typed. */
export const VenueRating = z.strictObject({
  name: z.string(),
  host: z.string(),
  level: z.string(),
  reason: z.string(),
});
export type VenueRating = z.infer<typeof VenueRating>;

/**
 * What the reader changed, field by field; an absent field is untouched and keeps what was captured or saved. Texts are
 * kept as typed, so that a half-written date or address survives too; they are judged when the draft is saved.
 */
export const Edits = z.partial(
  z.strictObject({
    url: z.string(),
    title: z.string(),
    authors: z.array(z.string()),
    publishedDate: z.string(),
    siteName: z.string(),
    language: z.string(),
    type: SourceType,
    subtype: z.string(),
    purpose: z.string(),
    identifiers: Identifiers,
    abstract: z.string(),
    summary: z.string(),
    keyPoints: z.array(KeyPoint),
    review: z.string(),
    contextNote: z.string(),
    importance: z.nullable(z.number()),
    tags: z.array(z.string()),
    stance: z.nullable(Stance),
    /** `inherit`, or a level of one's own, `1` to `5`, which needs a reason. */
    credibilityLevel: z.string(),
    credibilityReason: z.string(),
    archiveUrl: z.string(),
    /** Set by hand; null takes the word back. */
    linkState: z.nullable(z.enum(LINK_STATES)),
    access: z.nullable(Access),
    /** A venue rating that is being written in the form; null once it is given or put away. */
    venueRating: z.nullable(VenueRating),
  }),
);
export type Edits = z.infer<typeof Edits>;

/** Where the reader was in the form. */
export const ViewState = z.strictObject({
  scrollTop: z.number(),
  /** The id of the field with the focus; null: none. */
  focus: z.nullable(z.string()),
  selectionStart: z.nullable(z.int()),
  selectionEnd: z.nullable(z.int()),
});
export type ViewState = z.infer<typeof ViewState>;

/** An unsaved page, or unsaved changes to a saved one. Kept apart from the captured text, so that it stays small. */
export const Draft = z.strictObject({
  /** The recorded URL of the page; `manual:` and what the tab shows where it is not of the web. */
  key: z.string(),
  /** Given when the draft is made, so that saving twice can only ever make one record. */
  stableId: StableId,
  /** The draft changes a record that is already saved. */
  ofSaved: z.boolean(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  edits: Edits,
  /**
   * The record's values of the fields in `edits`, each as it was when its edit began; saving merges against them.
   * Drafts of unsaved pages and of earlier versions have none.
   */
  base: z.optional(Edits),
  /** Candidates the reader chose instead of the first: field → origin. */
  chosen: z.record(z.string(), z.string()),
  /**
   * The reader joined this page to the record named by `stableId`: what the draft was before, so that it can be undone
   * until it is saved.
   */
  apart: z.optional(
    z.strictObject({ stableId: StableId, edits: Edits, chosen: z.record(z.string(), z.string()) }),
  ),
});
export type Draft = z.infer<typeof Draft>;

/** Values that a draft must have before it can become a source. */
export const DraftProblem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('address-missing') }),
  z.strictObject({ kind: z.literal('address-not-web') }),
  z.strictObject({ kind: z.literal('date-malformed'), given: z.string() }),
  z.strictObject({ kind: z.literal('importance-out-of-range') }),
  z.strictObject({ kind: z.literal('rating-needs-reason') }),
  z.strictObject({ kind: z.literal('too-long'), field: z.string(), limit: z.int() }),
]);
export type DraftProblem = z.infer<typeof DraftProblem>;
