import type { DraftEvent } from './draft-event';
import type { DraftForm, DraftState, OpenState } from './draft-state';
import { reduceDraft } from './reduce-draft';

/** Runs after an event has changed the state from `previous` to `state`. */
export type Effect = (event: DraftEvent, state: OpenState, previous: DraftState) => void;

/** The state of one draft session, its effects and its listeners. */
export type SessionCore = {
  getState: () => DraftState;
  /** The form; null while the page is being read. */
  getForm: () => DraftForm | null;
  dispatch: (event: DraftEvent) => void;
  /** Calls `listener` after every event. Returns a function that unsubscribes it. */
  subscribe: (listener: () => void) => () => void;
  /** Adds an effect. It runs inside `dispatch`, before the listeners, so that a write starts within the input event. */
  addEffect: (effect: Effect) => void;
  clearListeners: () => void;
};

/** Creates a session in the state `reading`, without effects. */
export function createSessionCore(): SessionCore {
  let state: DraftState = { phase: 'reading' };
  const effects: Effect[] = [];
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    getForm: () => (state.phase === 'reading' ? null : state.form),
    dispatch: (event) => {
      const previous = state;
      const next = reduceDraft(previous, event);
      state = next;
      if (next.phase !== 'reading') for (const effect of effects) effect(event, next, previous);
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
