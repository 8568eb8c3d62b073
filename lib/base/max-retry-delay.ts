/** The maximum of the backoff for a whole wiki, and of a `Retry-After` that is respected, in ms. */
export const MAX_RETRY_DELAY_MS = 3_600_000;
