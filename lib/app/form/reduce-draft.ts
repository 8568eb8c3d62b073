import { assertNever } from '@/lib/base/assert-never';
import { getFormValues } from '@/lib/record/draft/form-values';
import { appendPoints } from '@/lib/record/draft/key-points';
import { isLongerPdfText } from '@/lib/record/is-longer-pdf-text';
import type { Draft } from '@/lib/record/schema/draft';
import { applyEdits } from './apply-edits';
import type { DraftEvent, DuplicateEvent, RecordPageEvent } from './draft-event';
import type { DraftForm, DraftState, OpenProblem, PageState } from './draft-state';
import { applyDraftFromOtherForm, joinAgain, reduceDuplicates } from './reduce-duplicates';
import { NO_OPEN_GROUPS, reduceRecordPage } from './reduce-record-page';
import { applySavedSource, completeSave } from './saved-draft';
import { startOver, undoStartOver } from './start-over';

/** Applies an event to the state of a draft session. Returns the state unchanged if the event does not apply to it. */
export function reduceDraft(state: DraftState, event: DraftEvent): DraftState {
  if (event.type === 'opened') return { phase: getOpenPhase(event.form), form: event.form };
  if (event.type === 'source-opened')
    return { phase: 'record-page', form: event.form, groups: NO_OPEN_GROUPS };
  if (event.type === 'opening-failed') return applyOpenProblem(state, event.problem);
  if (state.phase === 'reading') return state;
  if (state.phase === 'record-page') return reduceRecordPage(state, event);
  return reducePage(state, event);
}

// A problem does not close a form that has opened meanwhile. `late` does not replace `failed` or
// `disk-full`, because that form will not open any more.
const applyOpenProblem = (state: DraftState, problem: OpenProblem): DraftState =>
  state.phase === 'reading' && (state.problem ?? 'late') === 'late' ? { ...state, problem } : state;

type PageEvent = Exclude<DraftEvent, { type: 'opened' | 'opening-failed' | 'source-opened' }>;

function reducePage(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'edited': {
      const previousIdentifiers = event.edits.identifiers && getFormValues(state.form).identifiers;
      const edits = { ...event, ...(previousIdentifiers ? { previousIdentifiers } : {}) };
      return applyDraft(state, applyEdits(state.form.draft, state.form.source, edits));
    }
    case 'quotes-arrived': {
      const edits = { keyPoints: appendPoints(getFormValues(state.form).keyPoints, event.keyPoints) };
      return applyDraft(state, applyEdits(state.form.draft, state.form.source, { edits, at: event.at }));
    }
    case 'page-arrived':
      return applyPage(state, event);
    case 'page-late':
      return state.form.pageStatus ? updateForm(state, { pageStatus: 'late' }) : state;
    case 'page-checked':
      return updateForm(state, { pageCheck: event.check });
    case 'warning-dismissed':
      return updateForm(
        state,
        state.form.hasReadFewerPages ? { hasReadFewerPages: false } : { isWarningDismissed: true },
      );
    case 'text-requested':
      return updateForm(state, { textStatus: 'pending', isCaptureLate: false, hasReadFewerPages: false });
    case 'text-arrived':
      return applyText(state, event);
    case 'pdf-started':
    case 'pdf-progress':
      return applyPdfProgress(state, event);
    case 'capture-late':
      return applyLateCapture(state);
    case 'duplicates-found':
    case 'duplicate-accepted':
    case 'duplicate-undone':
    case 'not-duplicate':
    case 'pdf-joined':
      return reduceDuplicateEvent(state, event);
    case 'persisted':
      return updateForm(state, { persistedAt: event.at, hasPersistFailed: false });
    case 'persist-failed':
      return updateForm(state, { hasPersistFailed: true });
    default:
      return reduceSaving(state, event);
  }
}

// If the reader reads a PDF again and stops it earlier than before, the longer text stays.
function applyText(state: PageState, event: Extract<DraftEvent, { type: 'text-arrived' }>): PageState {
  const { article: previous } = state.form;
  const hasReadFewerPages = Boolean(event.article && previous && isLongerPdfText(previous, event.article));
  const article = hasReadFewerPages ? previous : (event.article ?? previous);
  return updateForm(state, {
    article,
    textStatus: article ? 'ready' : 'none',
    isCaptureLate: false,
    pdfProgress: null,
    textProblem: event.textProblem ?? null,
    fileProblem: event.fileProblem ?? null,
    hasReadFewerPages,
  });
}

type HandledEventType =
  | DuplicateEvent['type']
  | 'edited'
  | 'quotes-arrived'
  | 'page-arrived'
  | 'page-late'
  | 'text-arrived'
  | 'page-checked'
  | 'warning-dismissed'
  | 'text-requested'
  | 'pdf-started'
  | 'pdf-progress'
  | 'capture-late'
  | 'persisted'
  | 'persist-failed';
type SavingEvent = Exclude<PageEvent, { type: HandledEventType }>;

function reduceSaving(state: PageState, event: SavingEvent): PageState {
  const { form } = state;
  switch (event.type) {
    case 'save-requested': {
      const pendingSave = { draft: form.draft, shouldSaveText: event.shouldSaveText };
      return { phase: 'saving', form: { ...form, problem: null, pendingSave, hasReadFewerPages: false } };
    }
    case 'saved':
      return completeSave(state, event);
    case 'save-failed':
      return { phase: getOpenPhase(form), form: { ...form, problem: event.problem, pendingSave: null } };
    case 'draft-changed-elsewhere':
      return { ...state, form: applyDraftFromOtherForm(form, event.draft) };
    case 'source-changed-elsewhere':
      if (state.phase === 'saving' || !event.source) return state;
      // Values of a wiki may change the source right after a save. The form still shows it as saved.
      return {
        phase: state.phase === 'saved' ? 'saved' : 'editing',
        form: applySavedSource(form, event.source, event.at),
      };
    case 'recaptured': {
      const { extraction } = event;
      const recapturedForm = { ...form, extraction, isRecaptured: true, article: null, isCaptureLate: false };
      return { phase: 'editing', form: { ...recapturedForm, textStatus: 'pending' } };
    }
    case 'started-over':
      return { phase: getOpenPhase(form), form: startOver(form, event.draft) };
    case 'start-over-undone':
      return { ...state, form: undoStartOver(form, event.at) };
    default:
      return ignoreRecordPageEvent(state, event);
  }
}

// All events are listed, so that a new event without a handler is a compile error.
function ignoreRecordPageEvent(
  state: PageState,
  event: Exclude<RecordPageEvent, { type: 'source-opened' }>,
): PageState {
  switch (event.type) {
    case 'draft-read':
    case 'draft-deleted-elsewhere':
    case 'group-opened':
    case 'group-closed':
    case 'group-save-requested':
    case 'group-saved':
    case 'group-save-failed':
    case 'group-discarded':
    case 'group-restored':
      return state;
    default:
      return assertNever(event);
  }
}

// During and after a save, the reader cannot join the draft to a source or separate it from one. A PDF is joined before it is sent.
function reduceDuplicateEvent(state: PageState, event: DuplicateEvent): PageState {
  if (state.phase === 'saved' || (state.phase === 'saving' && event.type !== 'pdf-joined')) return state;
  const form = reduceDuplicates(state.form, event);
  if (state.phase !== 'saving') return { phase: getOpenPhase(form), form };
  const { pendingSave } = state.form;
  return { ...state, form: { ...form, pendingSave: pendingSave && { ...pendingSave, draft: form.draft } } };
}

const getOpenPhase = (form: DraftForm): 'editing' | 'unreadable' =>
  form.unreadableReason !== null && form.source === null ? 'unreadable' : 'editing';

const updateForm = (state: PageState, changes: Partial<DraftForm>): PageState => ({
  ...state,
  form: { ...state.form, ...changes },
});

function applyPage(
  state: PageState,
  { extraction, unreadableReason }: Extract<DraftEvent, { type: 'page-arrived' }>,
): PageState {
  const { pageStatus: _, ...openForm } = state.form;
  const form: DraftForm = joinAgain({ ...openForm, extraction, unreadableReason });
  const isOpen = state.phase === 'editing' || state.phase === 'unreadable';
  return { phase: isOpen ? getOpenPhase(form) : state.phase, form };
}

function applyPdfProgress(
  state: PageState,
  event: Extract<DraftEvent, { type: 'pdf-started' | 'pdf-progress' }>,
): PageState {
  if (event.type === 'pdf-started') {
    const form: DraftForm = {
      ...state.form,
      unreadableReason: null,
      textStatus: 'pending',
      textProblem: null,
      hasReadFewerPages: false,
      pdfProgress: { done: 0, total: null, cancel: event.cancel },
    };
    return { phase: state.phase === 'unreadable' ? 'editing' : state.phase, form };
  }
  const { pdfProgress } = state.form;
  if (!pdfProgress) return state;
  return updateForm(state, { pdfProgress: { ...pdfProgress, done: event.done, total: event.total } });
}

// A save that waits for the text continues to wait. The strip then offers to save without the text.
function applyLateCapture(state: PageState): PageState {
  if (state.form.textStatus !== 'pending' || state.form.pdfProgress) return state;
  if (state.phase === 'saving') return updateForm(state, { isCaptureLate: true });
  return updateForm(state, { isCaptureLate: true, textStatus: state.form.article ? 'ready' : 'none' });
}

// Edits during a save do not change the phase. The next save sends them.
function applyDraft(state: PageState, draft: Draft): PageState {
  const phase = state.phase === 'saved' ? 'editing' : state.phase;
  return {
    phase,
    form: {
      ...state.form,
      draft,
      discardedDraft: null,
      problem: null,
      hasMergedEdits: false,
      ...(state.phase === 'saved' ? { isJoinedPdf: false } : {}),
    },
  };
}
