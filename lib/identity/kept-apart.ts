import { addressForm } from './address-form';

/** A record, or a page, by all its addresses. */
export type Addressed = { url: string; aliases: string[] };

/** The name of a pair of addresses, the same whichever comes first. */
export const pairOf = (a: string, b: string): string =>
  [addressForm(a) ?? a, addressForm(b) ?? b].sort().join(' ');

/** Whether the reader said of these two, under any of their addresses, that they are different works. */
export function areKeptApart(pairs: string[], a: Addressed, b: Addressed): boolean {
  if (pairs.length === 0) return false;
  const known = new Set(pairs);
  return addresses(a).some((one) => addresses(b).some((other) => known.has(pairOf(one, other))));
}

const addresses = ({ url, aliases }: Addressed): string[] => [url, ...aliases];
