/**
 * The names of the functions that injected scripts define in the isolated world of a page. A request is passed as the argument of a call,
 * because requests at the same time would overwrite each other in a global.
 */
export const HIGHLIGHT_QUOTES_FUNCTION = '__provenoteHighlightQuotes';
