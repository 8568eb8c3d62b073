import { isLoopbackHost, isPrivateHost } from '@/lib/base/private-host';
import { err, ok, type Result } from '@/lib/base/result';
import type { PlainHttp } from '@/lib/model/wiki';

/** `plain`: how far plain http is carried; null: it is https. `pattern`: what permission is asked for. */
export type BaseUrl = { baseUrl: string; origin: string; pattern: string; plain: PlainHttp | null };
export type BaseUrlProblem = { kind: 'not-a-url' } | { kind: 'http-not-private'; host: string };

/**
 * The base URL in what the reader pasted: with or without scheme, quotes, final slashes, a route of the API, a query or
 * a name and password (which are dropped). Plain http only for loopback and private hosts.
 */
export function baseUrlOf(pasted: string): Result<BaseUrl, BaseUrlProblem> {
  const text = pasted.trim().replace(/^[\s"'<(`]+|[\s"'>)`]+$/g, '');
  const url = parsed(text);
  if (!url) return err({ kind: 'not-a-url' });
  const isPlain = url.protocol === 'http:';
  if (isPlain && !isPrivateHost(url.hostname)) return err({ kind: 'http-not-private', host: url.host });
  const prefix = url.pathname
    .replace(ROUTES, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/+$/, '');
  return ok({
    baseUrl: url.origin + prefix,
    origin: url.origin,
    // Match patterns have no port (Chromium refuses one, Firefox ignores it).
    pattern: `${url.protocol}//${url.hostname}/*`,
    plain: isPlain ? (isLoopbackHost(url.hostname) ? 'computer' : 'network') : null,
  });
}

/** How far plain http would be carried to a pasted address; null: it would not be, or it is no address. */
export function plainOf(pasted: string): PlainHttp | null {
  const base = baseUrlOf(pasted);
  return base.ok ? base.value.plain : null;
}

/** Where such wikis show their pages to people, as a first guess: the protocol names no address for it. */
export const pageAddressBelow = (baseUrl: string): string => `${baseUrl}/wiki/{id}`;

// What people copy from the address bar or from an example of the API.
const ROUTES = /\/+(api(\/.*)?|health(z|\/auth)?)\/*$/;

function parsed(text: string): URL | null {
  if (text === '' || /\s/.test(text)) return null;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
    ? text
    : `${bareScheme(text)}//${text.replace(/^\/+/, '')}`;
  try {
    const url = new URL(withScheme);
    return ['https:', 'http:'].includes(url.protocol) && url.hostname !== '' ? url : null;
  } catch {
    return null;
  }
}

// A host alone: https, except where only plain http can be meant.
function bareScheme(text: string): string {
  const host = /^(\[[^\]]*\]|[^/:?#]*)/.exec(text.replace(/^\/+/, ''))?.[0] ?? '';
  return isPrivateHost(host) ? 'http:' : 'https:';
}
