const CHANNEL = 'added-quotes';

/** A quote that was added to a saved source. `pointIndex` is the position of its key point. */
export type AddedQuote = { stableId: string; pointIndex: number };

/** Tells all other open pages of the extension that the context menu or the shortcut added a quote to a saved source. */
export function announceAddedQuote(quote: AddedQuote): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(quote);
  channel.close();
}

/** Calls `onAdded` for each quote that another context announces with `announceAddedQuote`. Returns the function that stops watching. */
export function watchAddedQuotes(onAdded: (quote: AddedQuote) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  // Only pages of the extension can write to the channel.
  channel.onmessage = ({ data }: MessageEvent<AddedQuote>) => onAdded(data);
  return () => channel.close();
}
