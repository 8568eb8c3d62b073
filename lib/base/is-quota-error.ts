/** Returns whether the database or the private file system says that there is no space left. */
export const isQuotaError = (error: unknown): boolean =>
  error instanceof Error && error.name === 'QuotaExceededError';

/** Returns whether `storage.local` says that there is no space left, which it reports only by the message of the error. */
export const isStorageAreaQuotaError = (error: unknown): boolean =>
  error instanceof Error && /\bquota\b/i.test(error.message);
