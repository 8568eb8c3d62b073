import { describe, expect, it } from 'vitest';
import { chooseBlocks } from '@/lib/extract/text/scoring/choose-blocks';

const NO_VOTES = { readability: new Set<number>(), defuddle: new Set<number>() };
const createBlock = (id: number, words: number, text = `block ${id}`) => ({ id, words, text });

describe('chooseBlocks', () => {
  it('takes an uncertain block while few words are certain and leaves it when many are', () => {
    const uncertainBlock = createBlock(1, 40);

    const fewCertain = chooseBlocks([createBlock(0, 10), uncertainBlock], NO_VOTES, [0.9, 0.45], [0, 0]);
    const manyCertain = chooseBlocks([createBlock(0, 900), uncertainBlock], NO_VOTES, [0.99, 0.2], [0, 0]);

    expect(fewCertain.keptBlockIds).toEqual(new Set([0, 1]));
    expect(manyCertain.keptBlockIds).toEqual(new Set([0]));
  });

  it('takes repeated text once, but short repeated text every time', () => {
    const blocks = [
      createBlock(0, 9, 'the same'),
      createBlock(1, 9, 'the same'),
      createBlock(2, 2, 'Yes'),
      createBlock(3, 2, 'Yes'),
    ];

    const { keptBlockIds } = chooseBlocks(blocks, NO_VOTES, [0.9, 0.9, 0.9, 0.9], [0, 0, 0, 0]);

    expect(keptBlockIds).toEqual(new Set([0, 2, 3]));
  });

  it('respects a minimum probability above that of the model', () => {
    const blocks = [createBlock(0, 30), createBlock(1, 30)];

    expect(chooseBlocks(blocks, NO_VOTES, [0.9, 0.01], [0, 0.7]).keptBlockIds).toEqual(new Set([0, 1]));
  });

  it('names the extractor that proposed the blocks, or both', () => {
    const blocks = [createBlock(0, 30), createBlock(1, 30)];
    const all = new Set([0, 1]);

    expect(chooseBlocks(blocks, { ...NO_VOTES, readability: all }, [0.9, 0.9], [0, 0]).extractor).toBe(
      'readability',
    );
    expect(chooseBlocks(blocks, { ...NO_VOTES, defuddle: all }, [0.9, 0.9], [0, 0]).extractor).toBe(
      'defuddle',
    );
    expect(chooseBlocks(blocks, { readability: all, defuddle: all }, [0.9, 0.9], [0, 0]).extractor).toBe(
      'both',
    );
  });

  it('returns no blocks for an empty page', () => {
    expect(chooseBlocks([], NO_VOTES, [], []).keptBlockIds.size).toBe(0);
  });
});
