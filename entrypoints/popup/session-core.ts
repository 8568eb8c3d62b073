import { review } from '@/lib/review/review';
import type { ReviewEvent, ReviewForm, ReviewState } from '@/lib/review/review-state';

/** What follows from an event once the form has taken it: `before` is the phase it came from. */
export type Effect = (event: ReviewEvent, form: ReviewForm, before: ReviewState['phase']) => void;

/** The state of one form and those who follow it. */
export type SessionCore = {
  state: () => ReviewState;
  /** The form; null while the page is being read. */
  form: () => ReviewForm | null;
  dispatch: (event: ReviewEvent) => void;
  subscribe: (changed: () => void) => () => void;
  /** Adds an effect; it runs inside the event, before anybody is told. */
  onEvent: (effect: Effect) => void;
  clear: () => void;
};

/** A form's state that nothing follows yet. */
export function createCore(): SessionCore {
  let state: ReviewState = { phase: 'reading' };
  const effects: Effect[] = [];
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    form: () => (state.phase === 'reading' ? null : state.form),
    dispatch: (event) => {
      const before = state.phase;
      state = review(state, event);
      if (state.phase !== 'reading') for (const effect of effects) effect(event, state.form, before);
      for (const listener of listeners) listener();
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    onEvent: (effect) => void effects.push(effect),
    clear: () => listeners.clear(),
  };
}
