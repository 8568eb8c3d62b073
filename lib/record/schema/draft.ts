import { buildEditShape } from './field-schemas';
import { StableId, Timestamp } from './primitives';
import { z } from './zod';

/**
 * The fields that the reader changed; an absent field is unchanged. Texts are stored as typed and validated only when the
 * draft is saved, so that an incomplete date or address is not lost.
 */
export const Edits = z.partial(z.strictObject(buildEditShape()));
export type Edits = z.infer<typeof Edits>;

/** The scroll position, focus and caret of the form, to be restored when it opens again. */
export const ViewState = z.strictObject({
  scrollTop: z.number(),
  /** The id of the field with the focus; null: none. */
  focus: z.nullable(z.string()),
  selectionStart: z.nullable(z.int()),
  selectionEnd: z.nullable(z.int()),
});
export type ViewState = z.infer<typeof ViewState>;

/**
 * An unsaved page, or unsaved changes to a saved one. The captured text is stored separately, so that each keystroke
 * writes only a small object.
 */
export const Draft = z.strictObject({
  /** The storage key: the recorded URL, or for other pages the key of `getDraftKey` (`lib/app/form/open/find-draft.ts`). */
  key: z.string(),
  /** Assigned when the draft is created, so that saving twice cannot create two records. */
  stableId: StableId,
  /** The draft changes a record that is already saved. */
  ofSaved: z.boolean(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  edits: Edits,
  /**
   * The merge base: the record's value of each field in `edits` at the time its edit began. Drafts of unsaved pages and of
   * earlier versions have none.
   */
  base: z.optional(Edits),
  /** The origin of each candidate that the reader chose instead of the first one, by field. */
  chosen: z.record(z.string(), z.string()),
  /**
   * Present if the reader joined this page to the record `stableId`: the draft before that, so that the reader can undo
   * it until the draft is saved.
   */
  apart: z.optional(
    z.strictObject({ stableId: StableId, edits: Edits, chosen: z.record(z.string(), z.string()) }),
  ),
});
export type Draft = z.infer<typeof Draft>;

/** A reason why a draft cannot be saved. */
export const DraftProblem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('url-missing') }),
  z.strictObject({ kind: z.literal('url-not-web') }),
  z.strictObject({ kind: z.literal('date-malformed'), text: z.string() }),
  z.strictObject({ kind: z.literal('importance-out-of-range') }),
  z.strictObject({ kind: z.literal('rating-needs-reason') }),
  z.strictObject({ kind: z.literal('too-long'), field: z.string(), limit: z.int() }),
]);
export type DraftProblem = z.infer<typeof DraftProblem>;
