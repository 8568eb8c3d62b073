import { assertNever } from '@/lib/base/assert-never';
import type { Draft, Edits } from '@/lib/model/draft';
import type { Source } from '@/lib/model/source';
import { withBase, withoutSent } from './edit-base';
import { formValues } from './form-values';
import { withPointsAdded } from './key-points';
import { fieldsOfBoth } from './merged-edits';
import { READER } from './provenance';
import { prunedDraft } from './pruned-draft';
import { reviewSameWork, type SameWorkEvent, withDraftFromElsewhere } from './review-same-work';
import type { ReviewEvent, ReviewForm, ReviewState } from './review-state';
import { startedOver, undoneStartOver } from './start-over';

/** The form's whole behaviour. An event that makes no sense in a phase changes nothing. */
export function review(state: ReviewState, event: ReviewEvent): ReviewState {
  if (event.type === 'opened') return { phase: openPhase(event.form), form: event.form };
  if (state.phase === 'reading') return state;
  const form = (changed: Partial<ReviewForm>): ReviewState => ({
    ...state,
    form: { ...state.form, ...changed },
  });
  switch (event.type) {
    case 'edited':
      return edited(state, withEdits(state.form, event.edits, event.origin, event.at));
    case 'quotes-arrived': {
      const { keyPoints } = formValues(state.form);
      const edits = { keyPoints: withPointsAdded(keyPoints, event.keyPoints) };
      return edited(state, withEdits(state.form, edits, undefined, event.at));
    }
    case 'page-arrived':
      return pageArrived(state, event);
    case 'text-asked':
      return form({ text: 'pending' });
    case 'text-arrived':
      return form({
        article: event.article ?? state.form.article,
        text: (event.article ?? state.form.article) ? 'ready' : 'none',
      });
    case 'same-work-found':
    case 'same-work-taken':
    case 'same-work-undone':
    case 'kept-apart':
      return reviewedSameWork(state, event);
    case 'kept':
      return form({ keptAt: event.at, keepFailed: false });
    case 'keep-failed':
      return form({ keepFailed: true });
    default:
      return reviewSaving(state, event);
  }
}

type WithForm = Exclude<ReviewState, { phase: 'reading' }>;
type SavingEvent = Exclude<
  ReviewEvent,
  | SameWorkEvent
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

function reviewSaving(state: WithForm, event: SavingEvent): ReviewState {
  const { form } = state;
  switch (event.type) {
    case 'save-asked':
      return {
        phase: 'saving',
        form: { ...form, problem: null, sending: { draft: form.draft, withText: event.withText } },
      };
    case 'saved':
      return afterSaving(state, event.source, event.at);
    case 'save-failed':
      return { phase: openPhase(form), form: { ...form, problem: event.problem, sending: null } };
    case 'changed-elsewhere':
      return { ...state, form: withDraftFromElsewhere(form, event.draft) };
    case 'saved-elsewhere':
      if (state.phase === 'saving' || !event.source) return state;
      // A record that takes over values of a wiki right after a save is saved as before.
      return {
        phase: state.phase === 'saved' ? 'saved' : 'editing',
        form: withRecord(form, event.source, event.at),
      };
    case 'recaptured':
      return {
        phase: 'editing',
        form: { ...form, extraction: event.extraction, recaptured: true, article: null, text: 'pending' },
      };
    case 'started-over':
      return { phase: openPhase(form), form: startedOver(form, event.draft) };
    case 'start-over-undone':
      return { ...state, form: undoneStartOver(form, event.at) };
    default:
      return assertNever(event);
  }
}

// What is on its way to the worker, or has arrived there, is no longer joined or parted.
function reviewedSameWork(state: WithForm, event: SameWorkEvent): ReviewState {
  if (state.phase === 'saving' || state.phase === 'saved') return state;
  const form = reviewSameWork(state.form, event);
  return { phase: openPhase(form), form };
}

const openPhase = (form: ReviewForm): 'editing' | 'unreadable' =>
  form.unreadable !== null && form.source === null ? 'unreadable' : 'editing';

function pageArrived(state: WithForm, event: Extract<ReviewEvent, { type: 'page-arrived' }>): ReviewState {
  const form = { ...state.form, extraction: event.extraction, unreadable: event.unreadable };
  const waits = state.phase === 'editing' || state.phase === 'unreadable';
  return { phase: waits ? openPhase(form) : state.phase, form };
}

// What is typed while a save is under way belongs to the next one.
function edited(state: WithForm, draft: Draft): ReviewState {
  const phase = state.phase === 'saved' ? 'editing' : state.phase;
  return { phase, form: { ...state.form, draft, discarded: null, problem: null, wordsOfBoth: false } };
}

function withEdits(
  { draft, source }: ReviewForm,
  edits: Edits,
  origin: string | undefined,
  at: string,
): Draft {
  const chosen = { ...draft.chosen };
  for (const field of Object.keys(edits)) {
    if (origin === undefined || origin === READER) delete chosen[field];
    else chosen[field] = origin;
  }
  const typed = { ...draft, updatedAt: at, edits: { ...draft.edits, ...edits }, chosen };
  return source ? { ...typed, base: withBase(draft, edits, source) } : typed;
}

function afterSaving(state: WithForm, source: Source, at: string): ReviewState {
  const { sending } = state.form;
  const draft = sending ? withoutSent(state.form.draft, sending.draft, source) : state.form.draft;
  const wordsOfBoth = sending !== null && fieldsOfBoth(sending.draft.edits, source).length > 0;
  const form = withRecord({ ...state.form, draft, wordsOfBoth }, source, at);
  return { phase: Object.keys(form.draft.edits).length > 0 ? 'editing' : 'saved', form };
}

function withRecord(form: ReviewForm, source: Source, at: string): ReviewForm {
  const left = prunedDraft(form.draft, source);
  return {
    ...form,
    source,
    unreadable: null,
    draft: { ...left, key: source.url, createdAt: at },
    restoredFrom: null,
    recaptured: false,
    sameWork: [],
    keptAt: null,
    problem: null,
    sending: null,
  };
}
