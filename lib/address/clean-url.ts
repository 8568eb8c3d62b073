import { parseWebUrl, splitUrl } from './parse-url';
import { isSessionParameter, removeSessionIds } from './session-ids';
import { isTrackingParameter } from './tracking-parameters';

/**
 * Removes the parts of a URL that never identify a page: tracking parameters, session ids, an empty query,
 * user name and password, the default port, and a fragment that is not a route. The other parts stay as the
 * URL parser writes them, because the resource id is a hash of the result.
 * Returns null if the string is not an http(s) URL. Idempotent.
 */
export function cleanUrl(text: string): string | null {
  const parsed = parseWebUrl(text);
  if (!parsed) return null;
  parsed.username = '';
  parsed.password = '';
  const { head, query, fragment } = splitUrl(parsed.href);
  const headAsWritten = hasNoPath(text) ? head.replace(/\/$/, '') : head;
  return (
    removeSessionIds(headAsWritten) +
    prependDelimiter('?', removeIrrelevantParameters(query, parsed)) +
    prependDelimiter('#', extractRoute(fragment, parsed))
  );
}

const prependDelimiter = (delimiter: string, part: string): string => (part === '' ? '' : delimiter + part);

// The URL parser adds a slash to `https://example.com`. `cleanUrl` removes the slash, because it would change
// the resource id.
const hasNoPath = (text: string): boolean => /^\s*https?:\/\/[^/\\?#]*(?:[?#]|$)/i.test(text);

/**
 * Removes tracking and session parameters. Empty parameters are removed only together with others, because
 * some sites need them.
 */
function removeIrrelevantParameters(query: string, pageUrl: URL): string {
  const parameters = query.split('&');
  const remainingParameters = parameters.filter(
    (parameter) =>
      !isTrackingParameter(parameter.split('=')[0] ?? '', pageUrl) && !isSessionParameter(parameter),
  );
  return remainingParameters.length === parameters.length
    ? query
    : remainingParameters.filter((parameter) => parameter !== '').join('&');
}

// `#/…`, `#!…` and `#inbox/1` are routes of single-page applications. Other fragments are positions within a
// page, and two kinds of positions look like routes: `#page=3&view=a/b` configures a PDF viewer (RFC 8118),
// and the heading of a wiki page may contain a slash ("Input/output"). `:~:` begins a text fragment, which is
// a position too.
function extractRoute(fragment: string, pageUrl: URL): string {
  const [route = ''] = fragment.split(':~:');
  const routePattern = pageUrl.pathname.startsWith('/wiki/') ? /^(\/|!.)/ : /^(\/|!.|[^=&?]*\/)/;
  const queryIndex = route.indexOf('?');
  const cleanedRoute =
    queryIndex < 0
      ? route
      : route.slice(0, queryIndex) +
        prependDelimiter('?', removeIrrelevantParameters(route.slice(queryIndex + 1), pageUrl));
  // The pattern is tested after an empty query was removed, so that `#!?` is not a route.
  return routePattern.test(cleanedRoute) ? cleanedRoute : '';
}
