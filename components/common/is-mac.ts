/** Returns whether the browser runs on a Mac, where Alt with a letter types another character. */
export const isMac = (): boolean => navigator.userAgent.includes('Macintosh');
