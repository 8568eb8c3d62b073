import { stripWww } from './host';
import { normalizeUrl } from './normalize-url';
import { parseWebUrl, splitUrl } from './parse-url';

/**
 * Whether `visited` is the AMP or mobile edition of `canonical`, which means that they differ only in the marks of such an
 * edition. `canonical` must be the page's own canonical link, because similar addresses alone prove nothing.
 */
export function isMobileEdition(visited: string, canonical: string): boolean {
  const normalizedCanonical = normalizeUrl(canonical);
  return (
    normalizedCanonical !== null &&
    normalizeDesktopAddress(canonical) === normalizedCanonical &&
    normalizeDesktopAddress(visited) === normalizedCanonical &&
    normalizeUrl(visited) !== normalizedCanonical
  );
}

function normalizeDesktopAddress(address: string): string | null {
  const url = parseWebUrl(unwrapAmpCache(address));
  if (!url) return null;
  const host = stripWww(url.host)
    .replace(/^(m|mobile|amp|touch)\.(?=[^.]+\.)/, '')
    .replace(/^([a-z-]+)\.m\./, '$1.');
  const path = url.pathname
    .replace(/^\/amp(?=\/.)/, '')
    .replace(/\/amp\/?$/, '')
    .replace(/\.amp(?=(\.html)?$)/, '');
  const { query } = splitUrl(url.href);
  const fields = query
    .split('&')
    .filter((field) => field !== '' && !/^(amp(=(1|true)?)?|output(type)?=amp)$/i.test(field));
  return normalizeUrl(
    `${url.protocol}//${host}${path}${fields.length > 0 ? `?${fields.join('&')}` : ''}${url.hash}`,
  );
}

/**
 * Returns the publisher's address within an address of an AMP cache (amp.dev, "AMP Cache URL format": `/c/s/host/path`,
 * `s` for https) or of Google's viewer (`google.com/amp/s/host/path`). Any other address is returned unchanged.
 */
function unwrapAmpCache(address: string): string {
  const match =
    /^https?:\/\/[^/]+\.cdn\.ampproject\.org\/[a-z]\/(s\/)?(.+)$/i.exec(address) ??
    /^https?:\/\/(?:www\.)?google\.[a-z.]+\/amp\/(s\/)?(.+)$/i.exec(address);
  return match ? `http${match[1] ? 's' : ''}://${match[2]}` : address;
}
