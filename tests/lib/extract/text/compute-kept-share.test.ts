// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { computeKeptShare } from '@/lib/extract/text/compute-kept-share';
import { markPageWrappers } from '@/lib/extract/text/mark-page-wrappers';
import { type Block, splitIntoBlocks } from '@/lib/extract/text/split-into-blocks';

// The function reads only these values of a block.
const makeBlock = (id: number, length: number, values: Partial<Block> = {}) =>
  ({ id, text: 'x'.repeat(length), nodes: [], container: null, linkChars: 0, ...values }) as unknown as Block;
const page = {
  blocks: [makeBlock(0, 100), makeBlock(1, 300), makeBlock(2, 600)],
  keptBlockIds: new Set([0]),
  commentBlockIds: new Set<number>(),
  isThread: false,
};

describe('computeKeptShare', () => {
  it('is the share of the visible characters in kept blocks', () => {
    expect(computeKeptShare(page, new Set())).toBe(0.1);
  });

  it('does not count comments that were left out', () => {
    expect(computeKeptShare({ ...page, commentBlockIds: new Set([2]) }, new Set())).toBe(0.25);
  });

  it('does not count navigation that was left out', () => {
    const container = new DOMParser()
      .parseFromString('<nav><ul><li></li></ul></nav>', 'text/html')
      .querySelector('li');
    const values = container ? { container } : {};
    const blocks = [
      makeBlock(0, 100),
      makeBlock(1, 300),
      makeBlock(2, 600, values),
      makeBlock(3, 500, { linkChars: 400 }),
    ];
    expect(computeKeptShare({ ...page, blocks }, new Set())).toBe(0.25);
  });

  it('counts the text of a form that contains the whole page, but not that of a form beside the text', () => {
    const computeShare = (html: string) => {
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      markPageWrappers(body);
      return computeKeptShare(
        {
          blocks: splitIntoBlocks(body),
          keptBlockIds: new Set([0]),
          commentBlockIds: new Set(),
          isThread: false,
        },
        new Set(),
      );
    };
    const [captured, leftOut] = [`<p>${'x'.repeat(100)}</p>`, `<p>${'y'.repeat(900)}</p>`];
    const subscription = `<form><p>${'z'.repeat(400)}</p></form>`;

    expect(computeShare(`<form><div>${captured}${leftOut}</div></form>`)).toBe(0.1);
    expect(computeShare(`${captured}${leftOut}${subscription}`)).toBe(0.1);
  });

  it('is null for a thread, whose posts are captured whole, and without measured visibility', () => {
    expect(computeKeptShare({ ...page, isThread: true }, new Set())).toBeNull();
    expect(computeKeptShare(page, null)).toBeNull();
  });
});
