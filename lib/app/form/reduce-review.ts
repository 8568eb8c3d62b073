import { assertNever } from '@/lib/base/assert-never';
import { getFormValues } from '@/lib/record/draft/form-values';
import { appendPoints } from '@/lib/record/draft/key-points';
import { extendMergeBase, removeSavedEdits } from '@/lib/record/draft/merge-base';
import { listMergedFields } from '@/lib/record/draft/merge-edits';
import { pruneDraft } from '@/lib/record/draft/prune-draft';
import { READER_ORIGIN } from '@/lib/record/provenance';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { applyDraftFromOtherForm, type DuplicateEvent, reduceDuplicates } from './reduce-duplicates';
import type { ReviewEvent, ReviewForm, ReviewState } from './review-state';
import { startOver, undoStartOver } from './start-over';

/** The form's whole behaviour. An event that makes no sense in a phase changes nothing. */
export function reduceReview(state: ReviewState, event: ReviewEvent): ReviewState {
  if (event.type === 'opened') return { phase: getOpenPhase(event.form), form: event.form };
  if (state.phase === 'reading') return state;
  const updateForm = (changed: Partial<ReviewForm>): ReviewState => ({
    ...state,
    form: { ...state.form, ...changed },
  });
  switch (event.type) {
    case 'edited':
      return applyDraft(state, applyEdits(state.form, event.edits, event.origin, event.at));
    case 'quotes-arrived': {
      const { keyPoints } = getFormValues(state.form);
      const edits = { keyPoints: appendPoints(keyPoints, event.keyPoints) };
      return applyDraft(state, applyEdits(state.form, edits, undefined, event.at));
    }
    case 'page-arrived':
      return applyPage(state, event);
    case 'text-asked':
      return updateForm({ textState: 'pending' });
    case 'text-arrived':
      return updateForm({
        article: event.article ?? state.form.article,
        textState: (event.article ?? state.form.article) ? 'ready' : 'none',
      });
    case 'same-work-found':
    case 'same-work-taken':
    case 'same-work-undone':
    case 'kept-apart':
      return reduceDuplicateEvent(state, event);
    case 'kept':
      return updateForm({ persistedAt: event.at, hasPersistFailed: false });
    case 'keep-failed':
      return updateForm({ hasPersistFailed: true });
    default:
      return reduceSaving(state, event);
  }
}

type StateWithForm = Exclude<ReviewState, { phase: 'reading' }>;
type SavingEvent = Exclude<
  ReviewEvent,
  | DuplicateEvent
  | {
      type:
        | 'opened'
        | 'edited'
        | 'quotes-arrived'
        | 'page-arrived'
        | 'text-arrived'
        | 'text-asked'
        | 'kept'
        | 'keep-failed';
    }
>;

function reduceSaving(state: StateWithForm, event: SavingEvent): ReviewState {
  const { form } = state;
  switch (event.type) {
    case 'save-asked':
      return {
        phase: 'saving',
        form: { ...form, problem: null, pendingSave: { draft: form.draft, withText: event.withText } },
      };
    case 'saved':
      return completeSave(state, event.source, event.at);
    case 'save-failed':
      return { phase: getOpenPhase(form), form: { ...form, problem: event.problem, pendingSave: null } };
    case 'changed-elsewhere':
      return { ...state, form: applyDraftFromOtherForm(form, event.draft) };
    case 'saved-elsewhere':
      if (state.phase === 'saving' || !event.source) return state;
      // A record that takes over values of a wiki right after a save is saved as before.
      return {
        phase: state.phase === 'saved' ? 'saved' : 'editing',
        form: applySavedSource(form, event.source, event.at),
      };
    case 'recaptured':
      return {
        phase: 'editing',
        form: {
          ...form,
          extraction: event.extraction,
          isRecaptured: true,
          article: null,
          textState: 'pending',
        },
      };
    case 'started-over':
      return { phase: getOpenPhase(form), form: startOver(form, event.draft) };
    case 'start-over-undone':
      return { ...state, form: undoStartOver(form, event.at) };
    default:
      return assertNever(event);
  }
}

// What is on its way to the worker, or has arrived there, is no longer joined or parted.
function reduceDuplicateEvent(state: StateWithForm, event: DuplicateEvent): ReviewState {
  if (state.phase === 'saving' || state.phase === 'saved') return state;
  const form = reduceDuplicates(state.form, event);
  return { phase: getOpenPhase(form), form };
}

const getOpenPhase = (form: ReviewForm): 'editing' | 'unreadable' =>
  form.unreadableReason !== null && form.source === null ? 'unreadable' : 'editing';

function applyPage(state: StateWithForm, event: Extract<ReviewEvent, { type: 'page-arrived' }>): ReviewState {
  const form = { ...state.form, extraction: event.extraction, unreadable: event.unreadable };
  const isOpen = state.phase === 'editing' || state.phase === 'unreadable';
  return { phase: isOpen ? getOpenPhase(form) : state.phase, form };
}

// What is typed while a save is under way belongs to the next one.
function applyDraft(state: StateWithForm, draft: Draft): ReviewState {
  const phase = state.phase === 'saved' ? 'editing' : state.phase;
  return { phase, form: { ...state.form, draft, discardedDraft: null, problem: null, hasMergedText: false } };
}

function applyEdits(
  { draft, source }: ReviewForm,
  edits: Edits,
  origin: string | undefined,
  timestamp: string,
): Draft {
  const chosen = { ...draft.chosen };
  for (const field of Object.keys(edits)) {
    if (origin === undefined || origin === READER_ORIGIN) delete chosen[field];
    else chosen[field] = origin;
  }
  const editedDraft = { ...draft, updatedAt: timestamp, edits: { ...draft.edits, ...edits }, chosen };
  return source ? { ...editedDraft, base: extendMergeBase(draft, edits, source) } : editedDraft;
}

function completeSave(state: StateWithForm, source: Source, timestamp: string): ReviewState {
  const { pendingSave } = state.form;
  const draft = pendingSave
    ? removeSavedEdits(state.form.draft, pendingSave.draft, source)
    : state.form.draft;
  const hasMergedText = pendingSave !== null && listMergedFields(pendingSave.draft.edits, source).length > 0;
  const form = applySavedSource({ ...state.form, draft, hasMergedText }, source, timestamp);
  return { phase: Object.keys(form.draft.edits).length > 0 ? 'editing' : 'saved', form };
}

function applySavedSource(form: ReviewForm, source: Source, timestamp: string): ReviewForm {
  const remainingDraft = pruneDraft(form.draft, source);
  return {
    ...form,
    source,
    unreadableReason: null,
    draft: { ...remainingDraft, key: source.url, createdAt: timestamp },
    restoredDraftAt: null,
    isRecaptured: false,
    duplicates: [],
    persistedAt: null,
    problem: null,
    pendingSave: null,
  };
}
