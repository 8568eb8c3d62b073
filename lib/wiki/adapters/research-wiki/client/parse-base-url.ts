import { parseWebUrl } from '@/lib/address/parse-url';
import { isLoopbackHost, isPrivateHost } from '@/lib/address/private-host';
import { err, ok, type Result } from '@/lib/base/result';
import { trimCharactersAtEnd } from '@/lib/base/trim';
import type { PlainHttpScope } from '@/lib/wiki/model/wiki';

/** `plain`: how far plain http is carried; null: it is https. `pattern`: what permission is asked for. */
export type BaseUrl = {
  baseUrl: string;
  origin: string;
  matchPattern: string;
  plainHttp: PlainHttpScope | null;
};
export type BaseUrlProblem = { kind: 'not-a-url' } | { kind: 'http-not-private'; host: string };

/**
 * The base URL in what the reader pasted: with or without scheme, quotes, final slashes, a route of the API, a query or
 * a name and password (which are dropped). Plain http only for loopback and private hosts.
 */
export function parseBaseUrl(input: string): Result<BaseUrl, BaseUrlProblem> {
  const text = input.replace(/^[\s"'<(`]+/, '').replace(/(?<![\s"'>)`])[\s"'>)`]+$/, '');
  const url = parseHttpUrl(text);
  if (!url) return err({ kind: 'not-a-url' });
  const isPlainHttp = url.protocol === 'http:';
  if (isPlainHttp && !isPrivateHost(url.hostname)) return err({ kind: 'http-not-private', host: url.host });
  const path = url.pathname.replace(API_ROUTES, '').replace(/\/{2,}/g, '/');
  const prefix = trimCharactersAtEnd(path, '/');
  return ok({
    baseUrl: url.origin + prefix,
    origin: url.origin,
    // Match patterns have no port (Chromium refuses one, Firefox ignores it).
    matchPattern: `${url.protocol}//${url.hostname}/*`,
    plainHttp: isPlainHttp ? (isLoopbackHost(url.hostname) ? 'computer' : 'network') : null,
  });
}

/** How far plain http would be carried to a pasted address; null: it would not be, or it is no address. */
export function findPlainHttpScope(input: string): PlainHttpScope | null {
  const base = parseBaseUrl(input);
  return base.ok ? base.value.plainHttp : null;
}

/** Where such wikis show their pages to people, as a first guess: the protocol names no address for it. */
export const buildDefaultPageAddress = (baseUrl: string): string => `${baseUrl}/wiki/{id}`;

// What people copy from the address bar or from an example of the API.
const API_ROUTES = /(?<!\/)\/+(?:api(?:\/.*)?|health(?:z|\/auth)?\/*)$/s;

function parseHttpUrl(text: string): URL | null {
  if (text === '' || /\s/.test(text)) return null;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
    ? text
    : `${guessScheme(text)}//${text.replace(/^\/+/, '')}`;
  return parseWebUrl(withScheme);
}

// A host alone: https, except where only plain http can be meant.
function guessScheme(text: string): string {
  const host = /^(\[[^\]]*\]|[^/:?#]*)/.exec(text.replace(/^\/+/, ''))?.[0] ?? '';
  return isPrivateHost(host) ? 'http:' : 'https:';
}
