import { buildEditShape } from './field-schemas';
import { StableId, Timestamp } from './primitives';
import { z } from './zod';

/**
 * The values of the fields that the reader changed. Texts are stored as typed and validated only when the draft is saved, so that an
 * incomplete date or URL is not lost.
 */
export const Edits = z.partial(z.strictObject(buildEditShape()));
export type Edits = z.infer<typeof Edits>;

/** The scroll position, focus and caret of the form. The form restores them when it opens again. */
export const ViewState = z.strictObject({
  scrollTop: z.number(),
  /** The id of the element with the focus, or null. */
  focus: z.nullable(z.string()),
  selectionStart: z.nullable(z.int()),
  selectionEnd: z.nullable(z.int()),
});
export type ViewState = z.infer<typeof ViewState>;

/**
 * The reader's edits of an unsaved page or of a saved source. The captured page is stored separately, so that each keystroke writes
 * only a small object.
 */
export const Draft = z.strictObject({
  /**
   * The key in the storage: the URL to save, or for a page without such a URL, the key of `getDraftKey`
   * (`lib/app/form/open/find-draft.ts`).
   */
  key: z.string(),
  /** The stable id is assigned when the draft is created, so that two saves cannot create two sources. */
  stableId: StableId,
  /** True if the draft changes a saved source. */
  ofSaved: z.boolean(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  edits: Edits,
  /**
   * The merge base: the source's values of the fields in `edits` at the time when each edit began. Drafts of unsaved pages have no
   * merge base.
   */
  base: z.optional(Edits),
  /** The origins of the candidates that the reader chose instead of the first one, by field or kind of identifier. */
  chosen: z.record(z.string(), z.string()),
  /**
   * The texts of the key points that the reader adopted, each with the name of the wiki (`from`). They are compared with the texts of the
   * points, so a point that the reader changes counts as the reader's.
   */
  adoptedPoints: z.optional(z.array(z.strictObject({ text: z.string(), from: z.string() }))),
  /**
   * The draft before the reader joined the page to the source `stableId` (`joinDraftToSource`). The reader can undo the join until
   * the draft is saved.
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
