/** `onProgress` gets the fraction of a file that was read, 0 to 1. Reading rejects when `signal` is aborted. */
export type ReadControl = { onProgress: (fraction: number) => void; signal: AbortSignal };
