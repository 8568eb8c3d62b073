/** When a server is given up, in ms: if it has not begun to respond, and if it sends no further bytes. */
export type StallLimits = { responseTimeoutMs: number; stallTimeoutMs: number };

/** Some servers build a PDF only when it is requested. */
export const STALL_LIMITS: StallLimits = { responseTimeoutMs: 60_000, stallTimeoutMs: 9_000 };

/** Watches a transfer. `signal` is aborted when it stalls, or with the signal of the reader. Call `restart` whenever bytes arrive, and `stop` at its end. */
export type StallWatch = { signal: AbortSignal; restart: () => void; stop: () => void };

/** Starts to watch a transfer. */
export function startStallWatch(
  readerSignal: AbortSignal,
  { responseTimeoutMs, stallTimeoutMs }: StallLimits,
): StallWatch {
  const stalled = new AbortController();
  const startTimer = (durationMs: number) => setTimeout(() => stalled.abort(), durationMs);
  let timer = startTimer(responseTimeoutMs);
  return {
    signal: AbortSignal.any([readerSignal, stalled.signal]),
    restart: () => {
      clearTimeout(timer);
      timer = startTimer(stallTimeoutMs);
    },
    stop: () => clearTimeout(timer),
  };
}
