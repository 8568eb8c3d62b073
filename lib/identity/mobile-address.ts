import { addressForm } from './address-form';
import { partsOf, webUrl } from './clean-address';

/**
 * Whether `visited` is the AMP or mobile edition of `canonical`: the same address but for the marks of such an edition.
 * The page must have named `canonical` itself; that two addresses look alike is no proof.
 */
export function isEditionOf(visited: string, canonical: string): boolean {
  const plain = addressForm(canonical);
  return (
    plain !== null &&
    plainForm(canonical) === plain &&
    plainForm(visited) === plain &&
    addressForm(visited) !== plain
  );
}

function plainForm(address: string): string | null {
  const url = webUrl(fromCache(address));
  if (!url) return null;
  const host = url.host
    .replace(/^www\./, '')
    .replace(/^(m|mobile|amp|touch)\.(?=[^.]+\.)/, '')
    .replace(/^([a-z-]+)\.m\./, '$1.');
  const path = url.pathname
    .replace(/^\/amp(?=\/.)/, '')
    .replace(/\/amp\/?$/, '')
    .replace(/\.amp(?=(\.html)?$)/, '');
  const { query } = partsOf(url.href);
  const fields = query
    .split('&')
    .filter((field) => field !== '' && !/^(amp(=(1|true)?)?|output(type)?=amp)$/i.test(field));
  return addressForm(
    `${url.protocol}//${host}${path}${fields.length > 0 ? `?${fields.join('&')}` : ''}${url.hash}`,
  );
}

/**
 * The publisher's address within that of an AMP cache (amp.dev, "AMP Cache URL format": `/c/s/host/path`, `s` for https)
 * or of Google's viewer (`google.com/amp/s/host/path`).
 */
function fromCache(address: string): string {
  const inCache =
    /^https?:\/\/[^/]+\.cdn\.ampproject\.org\/[a-z]\/(s\/)?(.+)$/i.exec(address) ??
    /^https?:\/\/(?:www\.)?google\.[a-z.]+\/amp\/(s\/)?(.+)$/i.exec(address);
  return inCache ? `http${inCache[1] ? 's' : ''}://${inCache[2]}` : address;
}
