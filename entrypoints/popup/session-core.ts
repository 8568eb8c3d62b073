import { reduceReview } from '@/lib/app/form/reduce-review';
import type { ReviewEvent, ReviewForm, ReviewState } from '@/lib/app/form/review-state';

/** What follows from an event once the form has taken it: `before` is the phase it came from. */
export type Effect = (event: ReviewEvent, form: ReviewForm, previousPhase: ReviewState['phase']) => void;

/** The state of one form and those who follow it. */
export type SessionCore = {
  getState: () => ReviewState;
  /** The form; null while the page is being read. */
  getForm: () => ReviewForm | null;
  dispatch: (event: ReviewEvent) => void;
  subscribe: (listener: () => void) => () => void;
  /** Adds an effect; it runs inside the event, before anybody is told. */
  addEffect: (effect: Effect) => void;
  clearListeners: () => void;
};

/** A form's state that nothing follows yet. */
export function createSessionCore(): SessionCore {
  let state: ReviewState = { phase: 'reading' };
  const effects: Effect[] = [];
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    getForm: () => (state.phase === 'reading' ? null : state.form),
    dispatch: (event) => {
      const previousPhase = state.phase;
      state = reduceReview(state, event);
      if (state.phase !== 'reading') for (const effect of effects) effect(event, state.form, previousPhase);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    addEffect: (effect) => void effects.push(effect),
    clearListeners: () => listeners.clear(),
  };
}
