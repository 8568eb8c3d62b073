// In ms. A server that sends no byte for longer is given up.
export const STALL_TIMEOUT_MS = 9_000;

/** Watches a transfer. `signal` is aborted when it stalls, or with the signal of the reader. Call `restart` whenever bytes arrive, and `stop` at its end. */
export type StallWatch = { signal: AbortSignal; restart: () => void; stop: () => void };

/** Starts to watch a transfer. */
export function startStallWatch(readerSignal: AbortSignal, timeoutMs: number): StallWatch {
  const stalled = new AbortController();
  const startTimer = () => setTimeout(() => stalled.abort(), timeoutMs);
  let timer = startTimer();
  return {
    signal: AbortSignal.any([readerSignal, stalled.signal]),
    restart: () => {
      clearTimeout(timer);
      timer = startTimer();
    },
    stop: () => clearTimeout(timer),
  };
}
