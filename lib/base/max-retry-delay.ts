/** The longest backoff for a wiki, and the longest `Retry-After` that is respected, in ms. */
export const MAX_RETRY_DELAY_MS = 3_600_000;
