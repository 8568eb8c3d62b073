/** Returns the message of a caught value. */
export const getErrorMessage = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
