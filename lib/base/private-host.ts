/** Whether a host is this machine or a network of one's own: loopback, private and link-local addresses, `.local`, one word. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  if (host === 'localhost' || /\.(localhost|local|home\.arpa)$/.test(host)) return true;
  if (host.includes(':'))
    return host === '::1' || /^f[cd][0-9a-f]{2}:/.test(host) || /^fe[89ab][0-9a-f]:/.test(host);
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(host)) return !host.includes('.');
  return /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host);
}

/** Whether a host is this machine, so that what is sent to it is seen by no network. */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(\.\d+){3}$/.test(host)
  );
}

/** Whether an address leads nowhere public: a file, a private host, or no http(s) address at all. */
export function isPrivateAddress(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  return (protocol !== 'https:' && protocol !== 'http:') || isPrivateHost(hostname);
}
