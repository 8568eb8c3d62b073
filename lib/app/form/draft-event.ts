import type { FieldGroup } from '@/lib/record/field-lists';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { KeyPoint } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { DraftForm, DuplicateCandidate, UnreadableReason } from './draft-state';

/** What can happen to every draft. `at` is an ISO 8601 time, later than the draft's `updatedAt`. */
type SharedEvent =
  | { type: 'edited'; edits: Edits; origin?: string; at: string }
  | { type: 'persisted'; at: string }
  | { type: 'persist-failed' }
  | { type: 'draft-changed-elsewhere'; draft: Draft }
  | { type: 'source-changed-elsewhere'; source: Source | null; at: string };

/** What happens between the page and its captured form. */
type CaptureEvent =
  | { type: 'opened'; form: DraftForm }
  | { type: 'page-arrived'; extraction: Extraction; unreadable: UnreadableReason | null }
  | { type: 'text-requested' }
  | { type: 'text-arrived'; article: Article | null }
  /** The page or its text takes so long that the reader should not wait for it. Either may still arrive. */
  | { type: 'capture-late' }
  | { type: 'recaptured'; extraction: Extraction }
  | { type: 'quotes-arrived'; keyPoints: KeyPoint[]; at: string };

/** What can happen between a page and the records that look like the same work. */
export type DuplicateEvent =
  | { type: 'duplicates-found'; candidates: DuplicateCandidate[] }
  | { type: 'duplicate-accepted'; stableId: string; at: string }
  | { type: 'duplicate-undone'; at: string }
  | { type: 'not-duplicate'; stableId: string };

/** What happens when the whole draft is saved or discarded. */
type WholeDraftEvent =
  | { type: 'save-requested'; withText: boolean }
  | { type: 'saved'; source: Source; at: string }
  | { type: 'save-failed'; problem: WriteProblem }
  | { type: 'started-over'; draft: Draft }
  | { type: 'start-over-undone'; at: string };

/** What happens to a record that is edited in place, group by group. */
export type InPlaceEvent =
  | { type: 'record-opened'; form: DraftForm }
  /** The stored draft of an earlier visit was read; null: there is none. `requestedGroup` opens with it. */
  | { type: 'draft-read'; draft: Draft | null; requestedGroup: FieldGroup | null; at: string }
  | { type: 'draft-removed-elsewhere' }
  | { type: 'group-opened'; fieldGroup: FieldGroup }
  /** The group closes; it has no edits. */
  | { type: 'group-closed'; fieldGroup: FieldGroup }
  | { type: 'group-save-requested'; fieldGroup: FieldGroup }
  | { type: 'group-saved'; fieldGroup: FieldGroup; sentEdits: Edits; source: Source; at: string }
  | { type: 'group-save-failed'; fieldGroup: FieldGroup; problem: WriteProblem }
  /** The group closes and its edits are dropped. */
  | { type: 'group-discarded'; fieldGroup: FieldGroup; at: string }
  | { type: 'group-restored'; fieldGroup: FieldGroup; edits: Edits; base: Edits; at: string };

/** Everything that can happen in a draft session. */
export type DraftEvent = SharedEvent | CaptureEvent | DuplicateEvent | WholeDraftEvent | InPlaceEvent;
