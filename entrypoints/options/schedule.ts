/** Calls `callback` after `ms` milliseconds. Returns a function that cancels the call. */
export function schedule(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
