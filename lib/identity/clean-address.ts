import { isTracker } from './trackers';

/**
 * An address as the browser writes it, without what never identifies a page: trackers, an empty query, a fragment that
 * is no route, a name and password, the default port. Every other character stays where the site put it, since the
 * resource id is a hash of them. Null: no http(s) address. Idempotent.
 */
export function cleanAddress(text: string): string | null {
  const parsed = webUrl(text);
  if (!parsed) return null;
  parsed.username = '';
  parsed.password = '';
  const { head, query, fragment } = partsOf(parsed.href);
  const pathless = hasNoPath(text) ? head.replace(/\/$/, '') : head;
  return pathless + marked('?', withoutTrackers(query, parsed)) + marked('#', routeIn(fragment, parsed));
}

/** A text as an http(s) URL; null where it is none. */
export function webUrl(text: string): URL | null {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

/** The three parts of an address, without their marks. */
export function partsOf(address: string): { head: string; query: string; fragment: string } {
  const [beforeFragment = '', ...fragment] = address.split('#');
  const [head = '', ...query] = beforeFragment.split('?');
  return { head, query: query.join('?'), fragment: fragment.join('#') };
}

const marked = (mark: string, part: string): string => (part === '' ? '' : mark + part);

// `https://example.com` and the same with a slash have different resource ids; the writer's choice stands.
const hasNoPath = (text: string): boolean => /^\s*https?:\/\/[^/\\?#]*([?#]|\s*$)/i.test(text);

function withoutTrackers(query: string, page: URL): string {
  const fields = query.split('&');
  const kept = fields.filter((field) => !isTracker(field.split('=')[0] ?? '', page));
  return kept.length === fields.length ? query : kept.filter((field) => field !== '').join('&');
}

// `#/…`, `#!…` and `#inbox/1` are the addresses of pages that a script builds; all else is a place within the page.
// `#page=3&view=a/b` sets the viewer (RFC 8118), and a wiki's headings may have a slash ("Input/output").
function routeIn(fragment: string, page: URL): string {
  const [route = ''] = fragment.split(':~:');
  const named = page.pathname.startsWith('/wiki/') ? /^(\/|!.)/ : /^(\/|!.|[^=&?]*\/)/;
  if (!named.test(route)) return '';
  const mark = route.indexOf('?');
  return mark < 0 ? route : route.slice(0, mark) + marked('?', withoutTrackers(route.slice(mark + 1), page));
}
