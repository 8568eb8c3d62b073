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
  return (
    pathless +
    marked('?', withoutTrackers(query, parsed.hostname)) +
    marked('#', routeIn(fragment, parsed.hostname))
  );
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

function withoutTrackers(query: string, host: string): string {
  const fields = query.split('&');
  const kept = fields.filter((field) => !isTracker(field.split('=')[0] ?? '', host));
  return kept.length === fields.length ? query : kept.filter((field) => field !== '').join('&');
}

// `#/…` and `#!…` are the addresses of pages that a script builds; all else is a place within the page.
function routeIn(fragment: string, host: string): string {
  const [route = ''] = fragment.split(':~:');
  if (!/^(\/|!.)/.test(route)) return '';
  const mark = route.indexOf('?');
  return mark < 0 ? route : route.slice(0, mark) + marked('?', withoutTrackers(route.slice(mark + 1), host));
}
