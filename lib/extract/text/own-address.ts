const ADDRESSES = ['href', 'src', 'data-src', 'data-original'];

/** Makes the addresses of an element from a frame absolute, in place: they start from the frame's own, not the page's. */
export function fromOwnAddress(element: Element, base: string): void {
  for (const name of ADDRESSES) {
    const given = element.getAttribute(name);
    if (given && !given.startsWith('#')) element.setAttribute(name, absolute(given, base));
  }
  const [first] = element.getAttribute('srcset')?.trim().split(/\s+/) ?? [];
  if (first) element.setAttribute('srcset', absolute(first, base));
}

const absolute = (address: string, base: string): string =>
  URL.canParse(address, base) ? new URL(address, base).href : address;
