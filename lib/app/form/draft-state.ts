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

/** A saved record that looks like the same work as the page, and why. */
export type DuplicateCandidate = { source: Source; evidence: DuplicateEvidence[] };

/** A captured page or a saved record with the reader's unsaved edits. */
export type DraftForm = {
  /** The page as captured; built from the browser's tab alone where the page could not be read. */
  extraction: Extraction;
  unreadableReason: UnreadableReason | null;
  article: Article | null;
  textState: CapturedTextState;
  /** The page or its text did not arrive in time. */
  isCaptureLate?: boolean;
  /** The saved record; null while there is none. For a page joined to a record: that record as saving would leave it. */
  source: Source | null;
  draft: Draft;
  /** When the restored draft was last changed; null when the form began without one. */
  restoredDraftAt: string | null;
  /** The page was captured again after it was saved. */
  isRecaptured: boolean;
  /** The draft before the reader started over, until something else is typed. */
  discardedDraft: Draft | null;
  /** Records that look like the same work, likeliest first; the reader is asked about the first. */
  duplicates: DuplicateCandidate[];
  /** When the last edit reached the disk. */
  persistedAt: string | null;
  hasPersistFailed: boolean;
  /** The record changed while the reader typed, so the last save or the restored draft has the words of both. */
  hasMergedText?: boolean;
  problem: WriteProblem | null;
  /** The draft that is being saved, and whether its text goes with it. */
  pendingSave: { draft: Draft; withText: boolean } | null;
};

/** Which field groups of a record are open in place, which are being saved, and why the last save of a group failed. */
export type GroupEditing = {
  openGroups: FieldGroup[];
  savingGroups: FieldGroup[];
  problems: Partial<Record<FieldGroup, WriteProblem>>;
  /** The group that the reader opened last; its editor takes the focus. */
  justOpened: FieldGroup | null;
};

/** The form of a page or a draft, where one save takes the whole draft. */
export type PageState = { phase: 'editing' | 'unreadable' | 'saving' | 'saved'; form: DraftForm };

/** A record edited in place, where each field group is saved by itself. */
export type InPlaceState = { phase: 'in-place'; form: DraftForm; groups: GroupEditing };

/** Every state of a draft session; README.md has the diagram. */
export type DraftState = { phase: 'reading' } | PageState | InPlaceState;

/** A state that has a form. */
export type OpenState = Exclude<DraftState, { phase: 'reading' }>;
