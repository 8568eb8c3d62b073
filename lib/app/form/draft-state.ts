import type { DuplicateEvidence } from '@/lib/record/duplicates/duplicate-evidence';
import type { FieldGroup } from '@/lib/record/field-lists';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import type { Draft } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { AddedPart } from '@/lib/record/schema/library-change';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/** The reason why a page could not be read. Each reason has its own sentence. */
export type UnreadableReason = 'restricted' | 'file-access-off' | 'empty' | 'not-web' | 'failed' | PdfProblem;

/** The reason why a PDF could not be opened. */
export type PdfProblem =
  | 'local-pdf'
  /** The browser asks the reader before the extension reads files of this computer (Chromium). */
  | 'local-pdf-needs-permission'
  /** The extension may read files of this computer, but not this one, which may have been moved. */
  | 'local-pdf-missing'
  | 'pdf-no-access'
  | 'pdf-sign-in'
  | 'pdf-encrypted'
  | 'pdf-wrong-password'
  | 'pdf-damaged'
  /** Opening it took too long, because it is damaged or the computer is busy. */
  | 'pdf-too-slow'
  /** The browser reported an error, such as one of its storage. */
  | 'pdf-failed'
  | 'pdf-web-page'
  | 'pdf-not-pdf'
  | 'pdf-http-error'
  | 'pdf-incomplete'
  | 'pdf-too-large'
  | 'pdf-cancelled';

/**
 * The reason why a PDF has no text: it is a scan (`no-text`), its fonts do not map letters to characters (`unreadable`), one of its
 * pages takes too long (`too-slow`), or the reader cancelled.
 */
export type PdfTextProblem = 'no-text' | 'unreadable' | 'too-slow' | 'cancelled';

/** Whether the captured text is still being read (`pending`), available (`ready`) or missing (`none`). */
export type CapturedTextStatus = 'pending' | 'ready' | 'none';

/** A saved source that may be the same work as the page, and the evidence. */
export type DuplicateCandidate = { source: Source; evidence: DuplicateEvidence[] };

/** A captured page or a saved source with the reader's unsaved edits. */
export type DraftForm = {
  /** The metadata of the captured page, or only of its tab if the page could not be read. */
  extraction: Extraction;
  unreadableReason: UnreadableReason | null;
  /**
   * Set while `extraction` has only the metadata of the tab, because the page has not answered yet. `late` means that the form
   * no longer waits for it.
   */
  pageStatus?: 'pending' | 'late';
  article: Article | null;
  textStatus: CapturedTextStatus;
  /** Why a PDF has no text. */
  textProblem?: PdfTextProblem | null;
  /** Whether fewer pages of the PDF were read than before, so that the text from before stays. */
  hasReadFewerPages?: boolean;
  /** Why the file of a PDF is not stored although the reader chose that. */
  fileProblem?: PdfFileProblem | null;
  /** The pages of a PDF that were read, while its text is pending. `total` is null until the PDF is open. */
  pdfProgress?: { done: number; total: number | null; cancel: () => void } | null;
  /** Whether the page or its text did not arrive in time. */
  isCaptureLate?: boolean;
  /** Whether the reader dismissed the warning about this page, such as "a home page, not an article". */
  isWarningDismissed?: boolean;
  /**
   * The saved source, or null. For a page that was joined to a source, this is that source merged with the page,
   * unsaved.
   */
  source: Source | null;
  /** The comparison of the page of a saved source with its captured text. Undefined until the page was compared. */
  pageCheck?: PageCheck;
  draft: Draft;
  /** When the restored draft was last changed (ISO 8601), or null if the form opened without a stored draft. */
  restoredDraftAt: string | null;
  /** Whether the page was captured again after it was saved. */
  isRecaptured: boolean;
  /** The draft before the reader started over, until the next edit. */
  discardedDraft: Draft | null;
  /** Sources that may be the same work, most likely first. The form asks the reader about the first one. */
  duplicates: DuplicateCandidate[];
  /** Whether a PDF was joined to the source with its identifier without a question. */
  isJoinedPdf?: boolean;
  /** What the last save of a joined PDF added to its source. Null if nothing was new. */
  addedPart?: AddedPart | null;
  /** Whether the source had more pages of the PDF than the draft, so that its text was not replaced. */
  hadLongerText?: boolean;
  /** Whether the last save restored the source from the bin. */
  wasInBin?: boolean;
  /** Whether the reader separated the page from the source to which it was joined. */
  isJoinUndone?: boolean;
  /** When the last edit was persisted (ISO 8601), or null. */
  persistedAt: string | null;
  hasPersistFailed: boolean;
  /** Whether the last save or the restored draft combines texts, because the source changed during the edits. */
  hasMergedEdits?: boolean;
  problem: WriteProblem | null;
  /** The draft that is being saved, or null. `shouldSaveText` is true if the captured text is saved with it. */
  pendingSave: { draft: Draft; shouldSaveText: boolean } | null;
};

/** The state of the field groups of a source. `problems` has the reason why the last save of a group failed. */
export type GroupEditing = {
  openGroups: FieldGroup[];
  savingGroups: FieldGroup[];
  problems: Partial<Record<FieldGroup, WriteProblem>>;
  /** The group that the reader opened last, whose editor gets the focus. */
  lastOpenedGroup: FieldGroup | null;
};

/** The form of a page or a draft, which is saved as a whole. */
export type PageState = { phase: 'editing' | 'unreadable' | 'saving' | 'saved'; form: DraftForm };

/** A source that is edited on its record page. Each field group is saved separately. */
export type RecordPageState = { phase: 'record-page'; form: DraftForm; groups: GroupEditing };

/**
 * Why the form of a page or a draft is not open:
 * - `late`: opening takes long, and the form may still open.
 * - `failed`: the stored data could not be read.
 * - `disk-full`: the stored data could not be read because the disk is full.
 */
export type OpenProblem = 'late' | 'failed' | 'disk-full';

/** The states of a draft session. README.md has the diagram. */
export type DraftState = { phase: 'reading'; problem?: OpenProblem } | PageState | RecordPageState;

/** A state that has a form. */
export type OpenState = Exclude<DraftState, { phase: 'reading' }>;
