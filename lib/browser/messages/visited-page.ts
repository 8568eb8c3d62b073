/**
 * The messages between `visited-page.js` and the worker. The script runs on every page that the reader visits, so this module loads
 * no schemas; `listen-visited-pages` parses what arrives.
 */

/** Asks what the library has of the page that sends it, and of links on it. */
export const CHECK_VISITED_PAGE = 'visited-page/check';

/** Tells the script of a page that the library may have changed. */
export const CHECK_AGAIN = 'visited-page/check-again';

/** Tells the script of a page to remove its marks and to stop. */
export const STOP_CHECKING = 'visited-page/stop';

/** The maximum number of links in one message. */
export const MAX_LINKS_PER_MESSAGE = 500;

/** The response to `CHECK_VISITED_PAGE`. `savedLinks` are indexes in the list of links. */
export type VisitedPageResponse = { shouldMarkLinks: boolean; savedLinks: number[] };
