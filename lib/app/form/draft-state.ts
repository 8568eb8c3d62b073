import type { DuplicateEvidence } from '@/lib/record/duplicates/duplicate-evidence';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { KeyPoint } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/** Why a page could not be read; each has its own sentence. */
export type UnreadableReason = 'restricted' | 'pdf' | 'empty' | 'not-web' | 'failed';

/** Where the captured text stands: on its way, here, or not to be had. */
export type CapturedTextState = 'pending' | 'ready' | 'none';

/** A saved record that looks like the same work as the page, and why. */
export type DuplicateCandidate = { source: Source; evidence: DuplicateEvidence[] };

/** A page under review, or a saved record being edited. */
export type DraftForm = {
  /** The page as captured; from the browser's tab alone where it could not be read. */
  extraction: Extraction;
  unreadableReason: UnreadableReason | null;
  article: Article | null;
  textState: CapturedTextState;
  /**
   * The saved record of this page; null while there is none. Where the reader joined the page to a record: that record as
   * saving would leave it.
   */
  source: Source | null;
  draft: Draft;
  /** When the draft that was found here was last changed; null when the form began empty. */
  restoredDraftAt: string | null;
  /** The reader asked for a new capture of a saved page. */
  isRecaptured: boolean;
  /** What stood here before the reader started over, until something else is typed. */
  discardedDraft: Draft | null;
  /** Records that look like the same work, likeliest first; the reader is asked about the first. */
  duplicates: DuplicateCandidate[];
  /** When the last keystroke reached the disk. */
  persistedAt: string | null;
  hasPersistFailed: boolean;
  /** The record changed while the reader typed: what was saved last has the words of both. */
  hasMergedText?: boolean;
  problem: WriteProblem | null;
  /** The draft that is being saved, and whether its text goes with it. */
  pendingSave: { draft: Draft; withText: boolean } | null;
};

/** What the popup and the panel show. Nothing can be typed before there is a form. */
export type DraftState =
  | { phase: 'reading' }
  | { phase: 'editing' | 'unreadable' | 'saving' | 'saved'; form: DraftForm };

/** Everything that can happen to a form. */
export type DraftEvent =
  | { type: 'opened'; form: DraftForm }
  | { type: 'edited'; edits: Edits; origin?: string; at: string }
  | { type: 'page-arrived'; extraction: Extraction; unreadable: UnreadableReason | null }
  | { type: 'text-arrived'; article: Article | null }
  | { type: 'text-requested' }
  | { type: 'quotes-arrived'; keyPoints: KeyPoint[]; at: string }
  | { type: 'duplicates-found'; candidates: DuplicateCandidate[] }
  | { type: 'duplicate-accepted'; stableId: string; at: string }
  | { type: 'duplicate-undone'; at: string }
  | { type: 'not-duplicate'; stableId: string }
  | { type: 'persisted'; at: string }
  | { type: 'persist-failed' }
  | { type: 'save-requested'; withText: boolean }
  | { type: 'saved'; source: Source; at: string }
  | { type: 'save-failed'; problem: WriteProblem }
  | { type: 'draft-changed-elsewhere'; draft: Draft }
  | { type: 'source-changed-elsewhere'; source: Source | null; at: string }
  | { type: 'recaptured'; extraction: Extraction }
  | { type: 'started-over'; draft: Draft }
  | { type: 'start-over-undone'; at: string };
