/** Settles like `promise`. If `signal` is aborted before that, resolves to the result of `onAbort`. */
export function raceWithAbort<T>(promise: Promise<T>, signal: AbortSignal, onAbort: () => T): Promise<T> {
  if (signal.aborted) {
    // Nothing else handles a rejection of this promise, which the browser would report as an error.
    promise.catch(() => undefined);
    return Promise.resolve(onAbort());
  }
  return new Promise((resolve, reject) => {
    const handleAbort = () => resolve(onAbort());
    signal.addEventListener('abort', handleAbort, { once: true });
    const removeListener = () => signal.removeEventListener('abort', handleAbort);
    promise.finally(removeListener).then(resolve, reject);
  });
}
