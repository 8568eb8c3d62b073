/** The longest backoff for a wiki in ms. A longer `Retry-After` of a wiki is reduced to it. */
export const MAX_RETRY_DELAY_MS = 3_600_000;
