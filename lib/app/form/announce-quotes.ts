import type { DraftSession } from './draft-session';
import { findArrivedQuotePoint } from './find-arrived-quote-point';

/** A quote that another context added to the saved source with this id, in the key point at `pointIndex`. */
type SourceQuote = { stableId: string; pointIndex: number };

/**
 * Calls `onAdded` with each quote that another context added to a saved source. Returns a function that stops
 * the calls.
 */
type WatchAddedQuotes = (onAdded: (quote: SourceQuote) => void) => () => void;

/**
 * Calls `announce` for every quote that another context adds to the draft of the form or to its saved source,
 * with the index of the key point. A quote that is added while the form is being opened is announced when the
 * form is open. Returns a function that stops the calls.
 */
export function announceQuotes(
  session: DraftSession,
  watchAddedQuotes: WatchAddedQuotes,
  announce: (pointIndex: number) => void,
): () => void {
  const addedWhileReading = new Map<string, number>();
  const unsubscribe = session.subscribe((event, state, previousState) => {
    const openedId = (event.type === 'opened' && session.getForm()?.source?.stableId) || '';
    const pointIndex = addedWhileReading.get(openedId) ?? findArrivedQuotePoint(event, state, previousState);
    addedWhileReading.delete(openedId);
    if (pointIndex !== null) announce(pointIndex);
  });
  const stopWatching = watchAddedQuotes(({ stableId, pointIndex }) => {
    const form = session.getForm();
    if (form === null) addedWhileReading.set(stableId, pointIndex);
    else if (form.source?.stableId === stableId) announce(pointIndex);
  });
  return () => {
    unsubscribe();
    stopWatching();
  };
}
