import { parseWebUrl } from '@/lib/address/parse-url';
import { isLoopbackHost, isPrivateHost } from '@/lib/address/private-host';
import { err, ok, type Result } from '@/lib/base/result';
import { trimCharactersAtEnd } from '@/lib/base/trim';
import type { PlainHttpScope } from '@/lib/wiki/model/wiki';

/** `plainHttp`: how far plain http reaches; null: it is https. `matchPattern`: the host permission to request. */
export type BaseUrl = {
  baseUrl: string;
  origin: string;
  matchPattern: string;
  plainHttp: PlainHttpScope | null;
};
export type BaseUrlProblem = { kind: 'not-a-url' } | { kind: 'http-not-private'; host: string };

/**
 * Parses the base URL from what the reader pasted. A missing scheme is added; quotes, final slashes, an API route, a query and
 * a user name with password are dropped. Plain http is accepted only for loopback and private hosts.
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
    // Match patterns have no port: Chromium rejects one, Firefox ignores it.
    matchPattern: `${url.protocol}//${url.hostname}/*`,
    plainHttp: isPlainHttp ? (isLoopbackHost(url.hostname) ? 'computer' : 'network') : null,
  });
}

/** Returns how far plain http to a pasted address would reach; null: it is https or not an address. */
export function findPlainHttpScope(input: string): PlainHttpScope | null {
  const base = parseBaseUrl(input);
  return base.ok ? base.value.plainHttp : null;
}

/** Returns a default for the page URL template, because the protocol has no address at which people read pages. */
export const buildDefaultPageAddress = (baseUrl: string): string => `${baseUrl}/wiki/{id}`;

// Paths that people copy from the address bar or from an example of the API.
const API_ROUTES = /(?<!\/)\/+(?:api(?:\/.*)?|health(?:z|\/auth)?\/*)$/s;

function parseHttpUrl(text: string): URL | null {
  if (text === '' || /\s/.test(text)) return null;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
    ? text
    : `${guessScheme(text)}//${text.replace(/^\/+/, '')}`;
  return parseWebUrl(withScheme);
}

// A host without a scheme gets https, except private hosts, which rarely have a certificate.
function guessScheme(text: string): string {
  const host = /^(\[[^\]]*\]|[^/:?#]*)/.exec(text.replace(/^\/+/, ''))?.[0] ?? '';
  return isPrivateHost(host) ? 'http:' : 'https:';
}
