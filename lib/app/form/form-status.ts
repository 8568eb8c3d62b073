import { getFormValues } from '@/lib/record/draft/form-values';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import type { DraftProblem } from '@/lib/record/schema/draft';
import type { Article } from '@/lib/record/schema/extraction';
import type { AddedPart } from '@/lib/record/schema/library-change';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { DraftForm, DraftState, OpenProblem, PdfTextProblem, UnreadableReason } from './draft-state';

/**
 * The status of a page that is already saved. `check` is the comparison with its captured text, if the page
 * was compared.
 */
export type SavedStatus = { kind: 'already-saved'; source: Source; check?: PageCheck };

/** The message that the status line at the top of the form (the strip) shows. `describeStrip` has the sentences. */
export type FormStatus =
  | { kind: 'reading' }
  /** The form is not open. */
  | { kind: 'not-open'; problem: OpenProblem }
  | { kind: 'captured'; wordCount: number }
  /** The text of an article whose comments were left out, or included because the reader asked for them. */
  | { kind: 'comments'; wordCount: number; commentWordCount: number; isIncluded: boolean }
  | { kind: 'text-pending' }
  | { kind: 'capture-late' }
  | { kind: 'text-none' }
  | { kind: 'pdf-reading'; done: number; total: number | null; cancel: () => void }
  | { kind: 'pdf-no-text'; problem: PdfTextProblem }
  /** `saved` is the status of the saved source that the draft changes. */
  | { kind: 'restored'; draftUpdatedAt: string; hasMergedEdits?: true; saved?: SavedStatus }
  | { kind: 'started-over' }
  | SavedStatus
  | { kind: 'recaptured'; wordCount: number | null }
  | { kind: 'unreadable'; reason: UnreadableReason; hasUrl: boolean }
  | { kind: 'little-text'; percent: number }
  /** With `isSlow`, the page is not large, but reading it took too long. */
  | { kind: 'text-truncated'; wordCount: number; isSlow: boolean }
  /** With `isStopped`, the PDF is not large, but the reader stopped reading it. */
  | { kind: 'pdf-truncated'; pageCount: number; isStopped: boolean }
  /** Fewer pages of a PDF were read than before, so the earlier text stays. */
  | { kind: 'pdf-fewer-pages' }
  /** The text of a PDF was read, but its file could not be stored. */
  | { kind: 'pdf-not-stored'; problem: PdfFileProblem; wordCount: number }
  | { kind: 'page-truncated'; wordCount: number; isSlow: boolean }
  | { kind: 'hidden-transcript'; hint: NonNullable<Article['hint']>; wordCount: number }
  | {
      kind: 'page-kind';
      pageKind: 'home' | 'paywall' | 'login-wall' | 'captcha' | 'consent-wall' | 'error-page' | 'one-of-many';
      detail: string | null;
    }
  | { kind: 'saving'; isWaitingForText: boolean }
  /**
   * `joinedSource` is the source that a PDF was added to because it has its DOI or another of its identifiers. `addedPart` is what was new, or
   * null. `hadLongerText` means that the source has more pages of a PDF than were read now, and `wasInBin`
   * that the save restored the source from the bin.
   */
  | {
      kind: 'saved';
      hasMergedEdits?: true;
      fileProblem?: PdfFileProblem;
      joinedSource?: Source;
      addedPart?: AddedPart | null;
      hadLongerText?: true;
      wasInBin?: true;
    }
  | { kind: 'not-persisted' }
  /** `isDraftUnsaved`: the draft could not be saved automatically either. */
  | { kind: 'not-saved'; problem: WriteProblem; isDraftUnsaved?: true };

// If the capture has less than this share of the visible text, the form asks the reader to check it. The share of an
// ordinary article is 30 to 90 %, because navigation and comments make up half of many pages.
const LOW_TEXT_SHARE = 0.15;

// In a longer text than this, the rest of the page is usually navigation, comments and other articles.
const SHORT_TEXT_WORDS = 150;

/** Returns the status that the form shows in a state. */
export function getFormStatus(state: DraftState): FormStatus {
  if (state.phase === 'reading')
    return state.problem ? { kind: 'not-open', problem: state.problem } : { kind: 'reading' };
  const { form } = state;
  if (form.problem) return buildSaveProblemStatus(form, form.problem);
  if (form.hasPersistFailed) return { kind: 'not-persisted' };
  if (state.phase === 'saved') return buildSaveStatus(form);
  if (state.phase === 'saving')
    return {
      kind: 'saving',
      isWaitingForText: form.textStatus === 'pending' && form.pendingSave?.shouldSaveText === true,
    };
  const draftStatus = findReadingStatus(form) ?? findDraftStatus(form);
  if (form.pageStatus === 'pending') return draftStatus ?? { kind: 'reading' };
  return draftStatus ?? findLateStatus(form) ?? hideDismissedWarning(form, getCaptureStatus(form));
}

const buildSaveProblemStatus = ({ hasPersistFailed }: DraftForm, problem: WriteProblem): FormStatus => ({
  kind: 'not-saved',
  problem,
  ...(hasPersistFailed ? { isDraftUnsaved: true } : {}),
});

const buildSaveStatus = ({
  source,
  hasMergedEdits,
  fileProblem,
  isJoinedPdf,
  addedPart = null,
  hadLongerText,
  wasInBin,
}: DraftForm): FormStatus => ({
  kind: 'saved',
  ...(hasMergedEdits ? { hasMergedEdits: true } : {}),
  ...(fileProblem ? { fileProblem } : {}),
  ...(isJoinedPdf && source ? { joinedSource: source, addedPart } : {}),
  ...(hadLongerText ? { hadLongerText } : {}),
  ...(wasInBin ? { wasInBin } : {}),
});

// This status follows from the last action of the reader, so it replaces that of a restored draft or a
// saved page.
const findReadingStatus = (form: DraftForm): FormStatus | null =>
  form.hasReadFewerPages && !form.discardedDraft ? { kind: 'pdf-fewer-pages' } : null;

/**
 * Finds the status of the draft or the source. Returns null if the form should show the status of the capture instead.
 */
function findDraftStatus(form: DraftForm): FormStatus | null {
  if (form.discardedDraft) return { kind: 'started-over' };
  if (form.restoredDraftAt !== null) return buildRestoredStatus(form, form.restoredDraftAt);
  const { article, pdfProgress, textProblem, fileProblem } = form;
  if (
    form.source &&
    form.isRecaptured &&
    (article?.hint ||
      article?.commentWords ||
      article?.isStopped ||
      pdfProgress ||
      textProblem ||
      fileProblem)
  )
    return null;
  if (form.source && form.isRecaptured) return { kind: 'recaptured', wordCount: form.article?.words ?? null };
  if (form.source) return buildAlreadySavedStatus(form.source, form.pageCheck);
  const reason = form.unreadableReason;
  return reason && { kind: 'unreadable', reason, hasUrl: getFormValues(form).url !== '' };
}

const buildRestoredStatus = (
  { hasMergedEdits, source, pageCheck }: DraftForm,
  draftUpdatedAt: string,
): FormStatus => ({
  kind: 'restored',
  draftUpdatedAt,
  ...(hasMergedEdits ? { hasMergedEdits: true } : {}),
  ...(source ? { saved: buildAlreadySavedStatus(source, pageCheck) } : {}),
});

const buildAlreadySavedStatus = (source: Source, check: PageCheck | undefined): SavedStatus => ({
  kind: 'already-saved',
  source,
  ...(check ? { check } : {}),
});

const findLateStatus = ({ isCaptureLate, article }: DraftForm): FormStatus | null =>
  isCaptureLate && !article ? { kind: 'capture-late' } : null;

/** Returns whether a status warns about the captured page. The reader can dismiss such a warning for the page. */
export const isDismissible = ({ kind }: FormStatus): boolean =>
  kind === 'page-kind' ||
  kind === 'little-text' ||
  kind === 'text-truncated' ||
  kind === 'pdf-truncated' ||
  kind === 'pdf-fewer-pages' ||
  kind === 'pdf-not-stored' ||
  kind === 'page-truncated';

const hideDismissedWarning = (form: DraftForm, status: FormStatus): FormStatus =>
  form.isWarningDismissed && isDismissible(status) && form.article
    ? { kind: 'captured', wordCount: form.article.words }
    : status;

function findPdfStatus({ pdfProgress, textProblem }: DraftForm): FormStatus | null {
  if (pdfProgress) return { kind: 'pdf-reading', ...pdfProgress };
  return textProblem ? { kind: 'pdf-no-text', problem: textProblem } : null;
}

const buildTruncationStatus = (article: Article): FormStatus => {
  const { from, words, isSlow = false, isStopped = false, pageStarts = [] } = article;
  return from === 'pdf'
    ? { kind: 'pdf-truncated', pageCount: pageStarts.length, isStopped }
    : { kind: 'text-truncated', wordCount: words, isSlow };
};

/**
 * Finds the status of a text or page that was truncated, or of a PDF whose file could not be stored.
 * Truncation has precedence, because a file that is too large to store is truncated too.
 */
function findTruncationStatus({ fileProblem, extraction }: DraftForm, article: Article): FormStatus | null {
  if (article.cut) return buildTruncationStatus(article);
  if (fileProblem) return { kind: 'pdf-not-stored', problem: fileProblem, wordCount: article.words };
  return extraction.cut
    ? { kind: 'page-truncated', wordCount: article.words, isSlow: extraction.isSlow ?? false }
    : null;
}

function getCaptureStatus(form: DraftForm): FormStatus {
  const { kind, kindDetail } = form.extraction;
  if (kind !== 'article' && kind !== 'pdf' && kind !== 'empty')
    return { kind: 'page-kind', pageKind: kind, detail: kindDetail };
  const pdfStatus = findPdfStatus(form);
  if (pdfStatus) return pdfStatus;
  if (form.textStatus === 'pending') return { kind: 'text-pending' };
  const { article } = form;
  if (article?.hint) return { kind: 'hidden-transcript', hint: article.hint, wordCount: article.words };
  if (!article || article.words === 0) return { kind: 'text-none' };
  const truncationStatus = findTruncationStatus(form, article);
  if (truncationStatus) return truncationStatus;
  const keptShare = article.scope === 'article' ? article.keptShare : null;
  if (keptShare !== null && keptShare < LOW_TEXT_SHARE && article.words < SHORT_TEXT_WORDS)
    return { kind: 'little-text', percent: Math.round(keptShare * 100) };
  return buildCapturedTextStatus(article);
}

const buildCapturedTextStatus = ({ scope, words, commentWords = 0 }: Article): FormStatus =>
  commentWords > 0
    ? {
        kind: 'comments',
        wordCount: words,
        commentWordCount: commentWords,
        isIncluded: scope === 'article-with-comments',
      }
    : { kind: 'captured', wordCount: words };

/** Returns the field whose value causes the problem. The id of its control is `field-` and this name. */
export function getProblemField(problem: DraftProblem): string {
  switch (problem.kind) {
    case 'url-missing':
    case 'url-not-web':
      return 'url';
    case 'date-malformed':
      return 'publishedDate';
    case 'importance-out-of-range':
      return 'importance';
    case 'rating-needs-reason':
      return 'credibilityReason';
    case 'too-long':
      return problem.field;
  }
}
