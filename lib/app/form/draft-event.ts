import type { FieldGroup } from '@/lib/record/field-lists';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { AddedPart } from '@/lib/record/schema/library-change';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { KeyPoint } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type {
  DraftForm,
  DuplicateCandidate,
  OpenProblem,
  PdfTextProblem,
  UnreadableReason,
} from './draft-state';

/**
 * Events of every draft. `at` is an ISO 8601 time later than the draft's `updatedAt`. `elsewhere` means another tab,
 * the worker or the library.
 */
type SharedEvent =
  | { type: 'edited'; edits: Edits; origin?: string; at: string }
  | { type: 'persisted'; at: string }
  | { type: 'persist-failed' }
  | { type: 'draft-changed-elsewhere'; draft: Draft }
  | { type: 'source-changed-elsewhere'; source: Source | null; at: string };

/** Events of the capture of a page. */
type CaptureEvent =
  | { type: 'opened'; form: DraftForm }
  /** The form could not be opened, or not in time. */
  | { type: 'opening-failed'; problem: OpenProblem }
  | { type: 'page-arrived'; extraction: Extraction; unreadableReason: UnreadableReason | null }
  /** The page did not answer in time, so the form no longer waits for it. */
  | { type: 'page-late' }
  | { type: 'text-requested' }
  | { type: 'warning-dismissed' }
  | {
      type: 'text-arrived';
      article: Article | null;
      textProblem?: PdfTextProblem;
      fileProblem?: PdfFileProblem;
    }
  /** A PDF is being read. `cancel` stops it. */
  | { type: 'pdf-started'; cancel: () => void }
  | { type: 'pdf-progress'; done: number; total: number }
  /** The page or its text did not arrive in time. It may still arrive later. */
  | { type: 'capture-late' }
  | { type: 'recaptured'; extraction: Extraction }
  /** The page of a saved source was compared with its captured text. */
  | { type: 'page-checked'; check: PageCheck }
  /** Pending quotes are added to the draft. `quoteItems` are the names of their storage items. */
  | { type: 'quotes-arrived'; keyPoints: KeyPoint[]; quoteItems: string[]; at: string };

/** Events about possible duplicates of the page. */
export type DuplicateEvent =
  | { type: 'duplicates-found'; candidates: DuplicateCandidate[] }
  | { type: 'duplicate-accepted'; stableId: string; at: string }
  /** The tab shows the PDF of a saved source, so it is joined to that source without a question. */
  | { type: 'pdf-joined'; candidate: DuplicateCandidate; at: string }
  | { type: 'duplicate-undone'; at: string }
  | { type: 'not-duplicate'; stableId: string };

/** Events of saving or discarding a whole draft. */
type WholeDraftEvent =
  | { type: 'save-requested'; shouldSaveText: boolean }
  | {
      type: 'saved';
      source: Source;
      at: string;
      fileProblem?: PdfFileProblem;
      addedPart?: AddedPart | null;
      hadLongerText?: true;
      wasInBin?: true;
    }
  | { type: 'save-failed'; problem: WriteProblem }
  | { type: 'started-over'; draft: Draft }
  | { type: 'start-over-undone'; at: string };

/** Events of a source that is edited on its record page, one field group at a time. */
export type RecordPageEvent =
  | { type: 'source-opened'; form: DraftForm }
  /**
   * The stored draft of an earlier visit was read. `draft` is null if there is none. `requestedGroup` opens as well.
   */
  | { type: 'draft-read'; draft: Draft | null; requestedGroup: FieldGroup | null; at: string }
  | { type: 'draft-deleted-elsewhere' }
  | { type: 'group-opened'; fieldGroup: FieldGroup }
  /** A group without edits was closed. */
  | { type: 'group-closed'; fieldGroup: FieldGroup }
  | { type: 'group-save-requested'; fieldGroup: FieldGroup }
  | { type: 'group-saved'; fieldGroup: FieldGroup; sentEdits: Edits; source: Source; at: string }
  | { type: 'group-save-failed'; fieldGroup: FieldGroup; problem: WriteProblem }
  /** The reader cancelled editing. The group closes and loses its edits. */
  | { type: 'group-discarded'; fieldGroup: FieldGroup; at: string }
  | { type: 'group-restored'; fieldGroup: FieldGroup; edits: Edits; base: Edits; at: string };

/** An event of a draft session. */
export type DraftEvent = SharedEvent | CaptureEvent | DuplicateEvent | WholeDraftEvent | RecordPageEvent;
