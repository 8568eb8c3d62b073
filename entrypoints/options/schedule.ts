/** Calls back after `ms` milliseconds. Returns the function that cancels it. */
export function schedule(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
