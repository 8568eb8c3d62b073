import type { DraftSession } from './draft-session';
import { findArrivedQuotePoint } from './find-arrived-quote-point';

/** A quote that another context added to the saved source with this id, in the key point at `pointIndex`. */
type AddedQuote = { stableId: string; pointIndex: number };

/** Calls `onAdded` with each quote that another context added to a saved source. Returns the function that stops it. */
type WatchAddedQuotes = (onAdded: (quote: AddedQuote) => void) => () => void;

/**
 * Calls `announce` with the index of the key point for every quote that comes into the form from outside, into its draft or its saved source. A
 * quote that is added while the form is being opened is announced when it is open. Returns a function that stops it.
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
