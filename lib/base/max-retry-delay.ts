/** The longest wait before a wiki as a whole is asked again, in ms: of a growing delay, and what is heeded of `Retry-After`. */
export const MAX_RETRY_DELAY_MS = 3_600_000;
