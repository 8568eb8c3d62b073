/** Settles like `promise`. If the signal is aborted first, resolves to the result of `onAbort` instead. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal, onAbort: () => T): Promise<T> {
  if (signal.aborted) {
    // Nobody waits for it any more, so it may reject.
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
