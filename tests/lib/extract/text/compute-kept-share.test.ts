import { describe, expect, it } from 'vitest';
import { computeKeptShare } from '@/lib/extract/text/compute-kept-share';
import type { Block } from '@/lib/extract/text/split-into-blocks';

// The function reads only these values of a block.
const makeBlock = (id: number, length: number) =>
  ({ id, text: 'x'.repeat(length), nodes: [] }) as unknown as Block;
const page = {
  blocks: [makeBlock(0, 100), makeBlock(1, 300), makeBlock(2, 600)],
  keptBlockIds: new Set([0]),
  commentIds: new Set<number>(),
  headers: [],
};

describe('computeKeptShare', () => {
  it('is the share of the visible characters in kept blocks', () => {
    expect(computeKeptShare(page, new Set())).toBe(0.1);
  });

  it('does not count comments that were left out', () => {
    expect(computeKeptShare({ ...page, commentIds: new Set([2]) }, new Set())).toBe(0.25);
  });

  it('is null for a thread, whose posts are captured whole, and without measured visibility', () => {
    expect(computeKeptShare({ ...page, headers: [{}] }, new Set())).toBeNull();
    expect(computeKeptShare(page, null)).toBeNull();
  });
});
