import { parseWebUrl, splitUrl } from './parse-url';
import { isTracker } from './trackers';

/**
 * Removes the parts of an address that never identify a page: trackers, an empty query, a fragment that is no route, user
 * name and password, the default port. All other characters are unchanged, because the resource id is a hash of them.
 * Returns null if the text is no http(s) address. Idempotent.
 */
export function cleanUrl(text: string): string | null {
  const parsed = parseWebUrl(text);
  if (!parsed) return null;
  parsed.username = '';
  parsed.password = '';
  const { head, query, fragment } = splitUrl(parsed.href);
  const headAsWritten = hasNoPath(text) ? head.replace(/\/$/, '') : head;
  return (
    headAsWritten +
    prependDelimiter('?', removeTrackers(query, parsed)) +
    prependDelimiter('#', extractRoute(fragment, parsed))
  );
}

const prependDelimiter = (delimiter: string, part: string): string => (part === '' ? '' : delimiter + part);

// The URL parser adds a slash to `https://example.com`. It is removed again, because it would change the resource id.
const hasNoPath = (text: string): boolean => /^\s*https?:\/\/[^/\\?#]*(?:[?#]|$)/i.test(text);

function removeTrackers(query: string, pageUrl: URL): string {
  const fields = query.split('&');
  const remainingFields = fields.filter((field) => !isTracker(field.split('=')[0] ?? '', pageUrl));
  return remainingFields.length === fields.length
    ? query
    : remainingFields.filter((field) => field !== '').join('&');
}

// `#/…`, `#!…` and `#inbox/1` are routes of single-page applications; other fragments are positions within a page.
// `#page=3&view=a/b` configures a PDF viewer (RFC 8118), and headings of a wiki may contain a slash ("Input/output").
function extractRoute(fragment: string, pageUrl: URL): string {
  const [route = ''] = fragment.split(':~:');
  const routePattern = pageUrl.pathname.startsWith('/wiki/') ? /^(\/|!.)/ : /^(\/|!.|[^=&?]*\/)/;
  if (!routePattern.test(route)) return '';
  const queryIndex = route.indexOf('?');
  return queryIndex < 0
    ? route
    : route.slice(0, queryIndex) +
        prependDelimiter('?', removeTrackers(route.slice(queryIndex + 1), pageUrl));
}
