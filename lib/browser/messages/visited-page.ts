/**
 * The messages between `visited-page.js` and the worker. The script runs on every page that the reader visits, so this module must stay
 * small and loads no schemas. In the worker, `listenToVisitedPages` parses the messages.
 */

/** Asks the worker whether the page of the sender and the pages of its links are saved. */
export const CHECK_VISITED_PAGE = 'visited-page/check';

/** Tells the script of a page to check the page again, because the library may have changed. */
export const CHECK_AGAIN = 'visited-page/check-again';

/** Tells the script of a page to remove its marks and to stop. */
export const STOP_CHECKING = 'visited-page/stop';

/** The maximum number of links in one message. */
export const MAX_LINKS_PER_MESSAGE = 500;

/** The response to `CHECK_VISITED_PAGE`. `savedLinks` are the indexes of the links to saved sources in the `links` of the message. */
export type VisitedPageResponse = { shouldMarkLinks: boolean; savedLinks: number[] };
