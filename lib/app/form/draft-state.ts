import type { DuplicateEvidence } from '@/lib/record/duplicates/duplicate-evidence';
import type { FieldGroup } from '@/lib/record/field-lists';
import type { Draft } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/** Why a page could not be read; each reason has its own sentence. */
export type UnreadableReason = 'restricted' | 'pdf' | 'empty' | 'not-web' | 'failed';

/** The captured text: still being read, available, or not available. */
export type CapturedTextState = 'pending' | 'ready' | 'none';

/** A saved record that may be the same work as the page, and the evidence. */
export type DuplicateCandidate = { source: Source; evidence: DuplicateEvidence[] };

/** A captured page or a saved record with the reader's unsaved edits. */
export type DraftForm = {
  /** The captured page; built from the tab alone if the page could not be read. */
  extraction: Extraction;
  unreadableReason: UnreadableReason | null;
  article: Article | null;
  textState: CapturedTextState;
  /** The page or its text did not arrive in time. */
  isCaptureLate?: boolean;
  /** The saved record, or null. For a page that is joined to a record: that record merged with the page, not saved yet. */
  source: Source | null;
  draft: Draft;
  /** When the restored draft was last changed; null if the form opened without one. */
  restoredDraftAt: string | null;
  /** The page was captured again after it was saved. */
  isRecaptured: boolean;
  /** The draft before the reader started over, until the next edit. */
  discardedDraft: Draft | null;
  /** Records that may be the same work, most likely first; the reader is asked about the first. */
  duplicates: DuplicateCandidate[];
  /** When the last edit was persisted. */
  persistedAt: string | null;
  hasPersistFailed: boolean;
  /** The record changed during the edits, so the last save or the restored draft combines both texts. */
  hasMergedText?: boolean;
  problem: WriteProblem | null;
  /** The draft that is being saved, and whether the captured text is saved with it. */
  pendingSave: { draft: Draft; withText: boolean } | null;
};

/** Which field groups of a record are open in place, which are being saved, and why the last save of a group failed. */
export type GroupEditing = {
  openGroups: FieldGroup[];
  savingGroups: FieldGroup[];
  problems: Partial<Record<FieldGroup, WriteProblem>>;
  /** The group that the reader opened last; its editor gets the focus. */
  lastOpenedGroup: FieldGroup | null;
};

/** The form of a page or a draft, which is saved as a whole. */
export type PageState = { phase: 'editing' | 'unreadable' | 'saving' | 'saved'; form: DraftForm };

/** A record edited in place, where each field group is saved by itself. */
export type InPlaceState = { phase: 'in-place'; form: DraftForm; groups: GroupEditing };

/** Every state of a draft session; README.md has the diagram. */
export type DraftState = { phase: 'reading' } | PageState | InPlaceState;

/** A state that has a form. */
export type OpenState = Exclude<DraftState, { phase: 'reading' }>;
