import { buildEditShape } from './field-schemas';
import { StableId, Timestamp } from './primitives';
import { z } from './zod';

/**
 * What the reader changed, field by field; an absent field is unchanged. Texts are stored as typed, so that a
 * half-written date or address survives too; they are checked when the draft is saved.
 */
export const Edits = z.partial(z.strictObject(buildEditShape()));
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

/** An unsaved page, or unsaved changes to a saved one. Stored separately from the captured text, so that it stays small. */
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
