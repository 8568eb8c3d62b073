/** Returns the key of the stored draft that this page shows, or null if it shows the form of a tab. */
export const getRequestedDraftKey = (): string | null => new URLSearchParams(location.search).get('draft');
