import { parseWebUrl } from './parse-url';

// No public DNS server resolves these names: RFC 6761, RFC 6762 with appendix G, RFC 8375, and names that
// ICANN reserves.
const PRIVATE_HOST_NAMES = /\.(localhost|local|home\.arpa|internal|intranet|private|corp|home|lan|test)$/;
// The ranges of RFC 1918, RFC 3927 and RFC 6598, loopback addresses, and `0.0.0.0/8`, whose first address is
// this machine.
const PRIVATE_IPV4_ADDRESSES =
  /^(0\.|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;

/**
 * Returns whether a host is this machine or in a private network. Such hosts have a loopback, private, shared
 * or link-local IP address, a name such as `.local`, or a name without a dot.
 */
export function isPrivateHost(hostname: string): boolean {
  const host = normalizeIpAddress(hostname);
  if (host === 'localhost' || PRIVATE_HOST_NAMES.test(host)) return true;
  if (host.includes(':'))
    return /^::1?$/.test(host) || /^f[cd][0-9a-f]{2}:/.test(host) || /^fe[89ab][0-9a-f]:/.test(host);
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(host)) return !host.includes('.');
  return PRIVATE_IPV4_ADDRESSES.test(host);
}

/** Returns whether a host is this machine, so that requests to it never leave the computer. */
export function isLoopbackHost(hostname: string): boolean {
  const host = normalizeIpAddress(hostname);
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(\.\d+){3}$/.test(host)
  );
}

// Removes brackets and the final dot, and converts an IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2) to IPv4.
function normalizeIpAddress(hostname: string): string {
  const host = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  const mappedAddress = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/.exec(host);
  if (!mappedAddress) return host;
  const [, dotted, high = '', low = ''] = mappedAddress;
  const bytes = [high, low]
    .map((part) => Number.parseInt(part, 16))
    .flatMap((part) => [part >> 8, part & 255]);
  return dotted ?? bytes.join('.');
}

/**
 * Returns whether a string is not the URL of a public page. This includes file URLs, private hosts and
 * strings that are not URLs.
 */
export function isPrivateUrl(text: string): boolean {
  const url = parseWebUrl(text);
  return url === null || isPrivateHost(url.hostname);
}
