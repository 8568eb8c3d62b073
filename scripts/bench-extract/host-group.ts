import { createHash } from 'node:crypto';
import { stripWww } from '@/lib/address/host';

/** One of several groups of hosts. All pages of a host are in the same group, so a group can be left out of a training. */
export type HostGroup = { index: number; count: number };

/** Parses `0/4`, the first of four groups. Throws an error for any other form. */
export function parseHostGroup(text: string): HostGroup {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || index >= count) throw new Error(`"${text}" is no group. The first of four groups is 0/4.`);
  return { index, count };
}

/** Whether the host of the URL is in the group. `score.mjs --fold` of the page folders uses the same rule. */
export function isInHostGroup(url: string, { index, count }: HostGroup): boolean {
  const host = stripWww(new URL(url).hostname);
  return createHash('sha256').update(host).digest().readUInt32BE(0) % count === index;
}
