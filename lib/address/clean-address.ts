import { parseWebUrl, splitAddress } from './parse-url';
import { isTracker } from './trackers';

/**
 * An address as the browser writes it, without what never identifies a page: trackers, an empty query, a fragment that
 * is no route, a name and password, the default port. Every other character stays where the site put it, since the
 * resource id is a hash of them. Null: no http(s) address. Idempotent.
 */
export function cleanAddress(text: string): string | null {
  const parsed = parseWebUrl(text);
  if (!parsed) return null;
  parsed.username = '';
  parsed.password = '';
  const { head, query, fragment } = splitAddress(parsed.href);
  const headAsWritten = hasNoPath(text) ? head.replace(/\/$/, '') : head;
  return (
    headAsWritten +
    prependDelimiter('?', removeTrackers(query, parsed)) +
    prependDelimiter('#', extractRoute(fragment, parsed))
  );
}

const prependDelimiter = (delimiter: string, part: string): string => (part === '' ? '' : delimiter + part);

// `https://example.com` and the same with a slash have different resource ids; the writer's choice stands.
const hasNoPath = (text: string): boolean => /^\s*https?:\/\/[^/\\?#]*(?:[?#]|$)/i.test(text);

function removeTrackers(query: string, pageUrl: URL): string {
  const fields = query.split('&');
  const remainingFields = fields.filter((field) => !isTracker(field.split('=')[0] ?? '', pageUrl));
  return remainingFields.length === fields.length
    ? query
    : remainingFields.filter((field) => field !== '').join('&');
}

// `#/…`, `#!…` and `#inbox/1` are the addresses of pages that a script builds; all else is a place within the page.
// `#page=3&view=a/b` sets the viewer (RFC 8118), and a wiki's headings may have a slash ("Input/output").
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
