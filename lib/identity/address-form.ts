import { cleanAddress, partsOf, webUrl } from './clean-address';

/**
 * The form in which two spellings of one address are equal: without scheme, `www.`, final slash, trackers and place in
 * the page; host in lower case, escapes written one way. Null: no http(s) address.
 */
export function addressForm(address: string): string | null {
  const clean = cleanAddress(address);
  const url = clean === null ? null : webUrl(clean);
  if (!url) return null;
  const { query, fragment } = partsOf(url.href);
  const host = url.host.replace(/\.(?=$|:)/, '').replace(/^www\.(?=[^.:]+\.)/, '');
  const route = fragment.replace(/\/+$/, '');
  return (
    host +
    oneSpelling(url.pathname.replace(/\/+$/, '')) +
    mark('?', oneSpelling(query)) +
    mark('#', oneSpelling(route))
  );
}

const mark = (sign: string, part: string): string => (part === '' ? '' : sign + part);

// RFC 3986, 6.2.2: the case of an escape means nothing, and an unreserved character is the same with or without it.
const oneSpelling = (part: string): string =>
  part.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : code.toUpperCase();
  });
