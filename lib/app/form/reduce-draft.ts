import { assertNever } from '@/lib/base/assert-never';
import { getFormValues } from '@/lib/record/draft/form-values';
import { appendPoints } from '@/lib/record/draft/key-points';
import { extendMergeBase, removeSavedEdits } from '@/lib/record/draft/merge-base';
import { listMergedFields } from '@/lib/record/draft/merge-edits';
import { pruneDraft } from '@/lib/record/draft/prune-draft';
import { READER_ORIGIN } from '@/lib/record/provenance';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import type { DraftEvent, DraftForm, DraftState } from './draft-state';
import { applyDraftFromOtherForm, type DuplicateEvent, reduceDuplicates } from './reduce-duplicates';
import { startOver, undoStartOver } from './start-over';

/** The form's whole behaviour. An event that makes no sense in a phase changes nothing. */
export function reduceDraft(state: DraftState, event: DraftEvent): DraftState {
  if (event.type === 'opened') return { phase: getOpenPhase(event.form), form: event.form };
  if (state.phase === 'reading') return state;
  const updateForm = (changed: Partial<DraftForm>): DraftState => ({
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
    case 'text-requested':
      return updateForm({ textState: 'pending' });
    case 'text-arrived':
      return updateForm({
        article: event.article ?? state.form.article,
        textState: (event.article ?? state.form.article) ? 'ready' : 'none',
      });
    case 'duplicates-found':
    case 'duplicate-accepted':
    case 'duplicate-undone':
    case 'not-duplicate':
      return reduceDuplicateEvent(state, event);
    case 'persisted':
      return updateForm({ persistedAt: event.at, hasPersistFailed: false });
    case 'persist-failed':
      return updateForm({ hasPersistFailed: true });
    default:
      return reduceSaving(state, event);
  }
}

type StateWithForm = Exclude<DraftState, { phase: 'reading' }>;
type SavingEvent = Exclude<
  DraftEvent,
  | DuplicateEvent
  | {
      type:
        | 'opened'
        | 'edited'
        | 'quotes-arrived'
        | 'page-arrived'
        | 'text-arrived'
        | 'text-requested'
        | 'persisted'
        | 'persist-failed';
    }
>;

function reduceSaving(state: StateWithForm, event: SavingEvent): DraftState {
  const { form } = state;
  switch (event.type) {
    case 'save-requested':
      return {
        phase: 'saving',
        form: { ...form, problem: null, pendingSave: { draft: form.draft, withText: event.withText } },
      };
    case 'saved':
      return completeSave(state, event.source, event.at);
    case 'save-failed':
      return { phase: getOpenPhase(form), form: { ...form, problem: event.problem, pendingSave: null } };
    case 'draft-changed-elsewhere':
      return { ...state, form: applyDraftFromOtherForm(form, event.draft) };
    case 'source-changed-elsewhere':
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
function reduceDuplicateEvent(state: StateWithForm, event: DuplicateEvent): DraftState {
  if (state.phase === 'saving' || state.phase === 'saved') return state;
  const form = reduceDuplicates(state.form, event);
  return { phase: getOpenPhase(form), form };
}

const getOpenPhase = (form: DraftForm): 'editing' | 'unreadable' =>
  form.unreadableReason !== null && form.source === null ? 'unreadable' : 'editing';

function applyPage(state: StateWithForm, event: Extract<DraftEvent, { type: 'page-arrived' }>): DraftState {
  const { extraction, unreadable } = event;
  const form: DraftForm = { ...state.form, extraction, unreadableReason: unreadable };
  const isOpen = state.phase === 'editing' || state.phase === 'unreadable';
  return { phase: isOpen ? getOpenPhase(form) : state.phase, form };
}

// What is typed while a save is under way belongs to the next one.
function applyDraft(state: StateWithForm, draft: Draft): DraftState {
  const phase = state.phase === 'saved' ? 'editing' : state.phase;
  return { phase, form: { ...state.form, draft, discardedDraft: null, problem: null, hasMergedText: false } };
}

function applyEdits(
  { draft, source }: DraftForm,
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

function completeSave(state: StateWithForm, source: Source, timestamp: string): DraftState {
  const { pendingSave } = state.form;
  const draft = pendingSave
    ? removeSavedEdits(state.form.draft, pendingSave.draft, source)
    : state.form.draft;
  const hasMergedText = pendingSave !== null && listMergedFields(pendingSave.draft.edits, source).length > 0;
  const form = applySavedSource({ ...state.form, draft, hasMergedText }, source, timestamp);
  return { phase: Object.keys(form.draft.edits).length > 0 ? 'editing' : 'saved', form };
}

function applySavedSource(form: DraftForm, source: Source, timestamp: string): DraftForm {
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
