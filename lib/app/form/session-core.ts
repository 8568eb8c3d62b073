import type { DraftEvent } from './draft-event';
import type { DraftForm, DraftState, OpenState } from './draft-state';
import { reduceDraft } from './reduce-draft';

/** A function that runs after an event has changed the state from `previousState` to `state`. */
export type Effect = (event: DraftEvent, state: OpenState, previousState: DraftState) => void;

/** A function that is called after an event, whether or not it changed the state. */
export type Listener = (event: DraftEvent, state: DraftState, previousState: DraftState) => void;

/** The state of one draft session, its effects and its listeners. */
export type SessionCore = {
  getState: () => DraftState;
  /** Returns the form, or null while the page is being read. */
  getForm: () => DraftForm | null;
  dispatch: (event: DraftEvent) => void;
  /** Calls `listener` after every event. Returns a function that unsubscribes it. */
  subscribe: (listener: Listener) => () => void;
  /** Adds an effect. It runs inside `dispatch`, before the listeners, so that a write starts within the input event. */
  addEffect: (effect: Effect) => void;
  clearListeners: () => void;
  /** The item names of the pending quotes that were added to the draft. They stay stored for a moment, and may be read again. */
  addedQuoteItems: Set<string>;
};

/** Creates a session in the state `reading`, without effects. */
export function createSessionCore(): SessionCore {
  let state: DraftState = { phase: 'reading' };
  const effects: Effect[] = [];
  const listeners = new Set<Listener>();
  return {
    getState: () => state,
    getForm: () => (state.phase === 'reading' ? null : state.form),
    dispatch: (event) => {
      const previousState = state;
      const nextState = reduceDraft(previousState, event);
      state = nextState;
      if (nextState.phase !== 'reading')
        for (const effect of effects) effect(event, nextState, previousState);
      for (const listener of listeners) listener(event, nextState, previousState);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    addEffect: (effect) => void effects.push(effect),
    clearListeners: () => listeners.clear(),
    addedQuoteItems: new Set(),
  };
}
