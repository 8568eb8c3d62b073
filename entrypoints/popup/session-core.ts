import type { DraftEvent, DraftForm, DraftState } from '@/lib/app/form/draft-state';
import { reduceDraft } from '@/lib/app/form/reduce-draft';

/** What follows from an event once the form has taken it: `before` is the phase it came from. */
export type Effect = (event: DraftEvent, form: DraftForm, previousPhase: DraftState['phase']) => void;

/** The state of one form and those who follow it. */
export type SessionCore = {
  getState: () => DraftState;
  /** The form; null while the page is being read. */
  getForm: () => DraftForm | null;
  dispatch: (event: DraftEvent) => void;
  subscribe: (listener: () => void) => () => void;
  /** Adds an effect; it runs inside the event, before anybody is told. */
  addEffect: (effect: Effect) => void;
  clearListeners: () => void;
};

/** A form's state that nothing follows yet. */
export function createSessionCore(): SessionCore {
  let state: DraftState = { phase: 'reading' };
  const effects: Effect[] = [];
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    getForm: () => (state.phase === 'reading' ? null : state.form),
    dispatch: (event) => {
      const previousPhase = state.phase;
      state = reduceDraft(state, event);
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
