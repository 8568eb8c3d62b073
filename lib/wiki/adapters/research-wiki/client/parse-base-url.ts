import { parseWebUrl } from '@/lib/address/parse-url';
import { isLoopbackHost, isPrivateHost } from '@/lib/address/private-host';
import { err, ok, type Result } from '@/lib/base/result';
import { trimCharactersAtEnd } from '@/lib/base/trim';
import type { PlainHttpScope } from '@/lib/wiki/model/wiki';

/**
 * The parsed base URL of a wiki. `matchPattern` is the host permission to request. `plainHttp` says how far unencrypted requests
 * travel; it is null for https.
 */
export type BaseUrl = {
  baseUrl: string;
  origin: string;
  matchPattern: string;
  plainHttp: PlainHttpScope | null;
};
export type BaseUrlProblem = { kind: 'not-a-url' } | { kind: 'http-not-private'; host: string };

/**
 * Parses the text that the reader pasted as a base URL. It adds a missing scheme, and removes quotes, final slashes, an API
 * route, a query and credentials. It accepts plain http only for loopback and private hosts.
 */
export function parseBaseUrl(input: string): Result<BaseUrl, BaseUrlProblem> {
  // A URL that is copied from a sentence often has quotes or brackets around it.
  const text = input.replace(/^[\s"'<(`]+/, '').replace(/(?<![\s"'>)`])[\s"'>)`]+$/, '');
  const url = parseHttpUrl(text);
  if (!url) return err({ kind: 'not-a-url' });
  const isPlainHttp = url.protocol === 'http:';
  if (isPlainHttp && !isPrivateHost(url.hostname)) return err({ kind: 'http-not-private', host: url.host });
  const path = url.pathname.replace(API_ROUTE_AT_END, '').replace(/\/{2,}/g, '/');
  const pathPrefix = trimCharactersAtEnd(path, '/');
  return ok({
    baseUrl: url.origin + pathPrefix,
    origin: url.origin,
    // Match patterns have no port: Chromium rejects a pattern with a port, Firefox ignores the port.
    matchPattern: `${url.protocol}//${url.hostname}/*`,
    plainHttp: isPlainHttp ? (isLoopbackHost(url.hostname) ? 'computer' : 'network') : null,
  });
}

/** Returns how far unencrypted requests to a pasted URL would travel. Null means that the URL is https or invalid. */
export function findPlainHttpScope(input: string): PlainHttpScope | null {
  const parsedInput = parseBaseUrl(input);
  return parsedInput.ok ? parsedInput.value.plainHttp : null;
}

/** Returns the default page URL template. It is a guess, because the protocol defines no URL at which people read a page. */
export const buildDefaultPageUrl = (baseUrl: string): string => `${baseUrl}/wiki/{id}`;

// People copy these paths from the address bar or from an example of the API.
const API_ROUTE_AT_END = /(?<!\/)\/+(?:api(?:\/.*)?|health(?:z|\/auth)?\/*)$/s;

function parseHttpUrl(text: string): URL | null {
  if (text === '' || /\s/.test(text)) return null;
  const urlWithScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
    ? text
    : `${guessScheme(text)}//${text.replace(/^\/+/, '')}`;
  return parseWebUrl(urlWithScheme);
}

// Private hosts rarely have a certificate.
function guessScheme(text: string): string {
  const host = /^(\[[^\]]*\]|[^/:?#]*)/.exec(text.replace(/^\/+/, ''))?.[0] ?? '';
  return isPrivateHost(host) ? 'http:' : 'https:';
}
