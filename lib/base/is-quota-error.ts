/** Returns whether an error of the database or of the origin private file system means that no space is left. */
export const isQuotaError = (error: unknown): boolean =>
  error instanceof Error && error.name === 'QuotaExceededError';

/** Returns whether an error of `storage.local` means that no space is left. Only the message of the error says that. */
export const isStorageAreaQuotaError = (error: unknown): boolean =>
  error instanceof Error && /\bquota\b/i.test(error.message);
