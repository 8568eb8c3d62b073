import { stripWww } from './host';
import { normalizeUrl } from './normalize-url';
import { parseWebUrl, splitUrl } from './parse-url';

/**
 * Returns whether `visited` is the URL of the AMP or mobile edition of `canonical`: the two URLs differ only
 * by marks of such an edition (`m.`, `/amp`). `canonical` must be the canonical link of the visited page,
 * because two similar URLs can also belong to different pages.
 */
export function isMobileEdition(visited: string, canonical: string): boolean {
  const normalizedCanonical = normalizeUrl(canonical);
  return (
    normalizedCanonical !== null &&
    normalizeWithoutEditionMarks(canonical) === normalizedCanonical &&
    normalizeWithoutEditionMarks(visited) === normalizedCanonical &&
    normalizeUrl(visited) !== normalizedCanonical
  );
}

function normalizeWithoutEditionMarks(text: string): string | null {
  const url = parseWebUrl(unwrapAmpCache(text));
  if (!url) return null;
  const host = stripWww(url.host)
    .replace(/^(m|mobile|amp|touch)\.(?=[^.]+\.)/, '')
    .replace(/^([a-z-]+)\.m\./, '$1.');
  const path = url.pathname
    .replace(/^\/amp(?=\/.)/, '')
    .replace(/\/amp\/?$/, '')
    .replace(/\.amp(?=(\.html)?$)/, '');
  const { query } = splitUrl(url.href);
  const parameters = query
    .split('&')
    .filter((parameter) => parameter !== '' && !/^(amp(=(1|true)?)?|output(type)?=amp)$/i.test(parameter));
  return normalizeUrl(
    `${url.protocol}//${host}${path}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}${url.hash}`,
  );
}

/**
 * Returns the publisher's URL from a URL of an AMP cache (`/c/s/host/path`, where `s` means https; amp.dev,
 * "AMP Cache URL format") or of Google's AMP viewer (`google.com/amp/s/host/path`). Returns any other URL
 * unchanged.
 */
function unwrapAmpCache(url: string): string {
  const match =
    /^https?:\/\/[^/]+\.cdn\.ampproject\.org\/[a-z]\/(s\/)?(.+)$/i.exec(url) ??
    /^https?:\/\/(?:www\.)?google\.[a-z.]+\/amp\/(s\/)?(.+)$/i.exec(url);
  return match ? `http${match[1] ? 's' : ''}://${match[2]}` : url;
}
