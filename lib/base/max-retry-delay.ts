/** The maximum time in ms until the next request to a wiki. It limits the backoff and the wiki's `Retry-After`. */
export const MAX_RETRY_DELAY_MS = 3_600_000;
