/**
 * The name of the function that `highlight-quotes.js` defines in the isolated world of a page. The extension calls it with the request
 * as an argument. In a global variable, simultaneous requests would overwrite each other.
 */
export const HIGHLIGHT_QUOTES_FUNCTION = '__provenoteHighlightQuotes';
