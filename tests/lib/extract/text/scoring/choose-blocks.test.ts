import { describe, expect, it } from 'vitest';
import { chooseBlocks } from '@/lib/extract/text/scoring/choose-blocks';

const NO_VOTES = { readability: new Set<number>(), defuddle: new Set<number>() };
const createBlock = (id: number, words: number, text = `block ${id}`) => ({ id, words, text });

describe('chooseBlocks', () => {
  it('keeps a likely block, drops an unlikely one, and keeps that too if hardly any word is certain', () => {
    const uncertainBlock = createBlock(1, 40);

    const choiceWithFewCertainWords = chooseBlocks(
      [createBlock(0, 10), uncertainBlock],
      NO_VOTES,
      [0.9, 0.7],
      [0, 0],
    );
    const choiceWithoutCertainWords = chooseBlocks(
      [createBlock(0, 10), uncertainBlock],
      NO_VOTES,
      [0.5, 0.45],
      [0, 0],
    );
    const choiceWithManyCertainWords = chooseBlocks(
      [createBlock(0, 900), uncertainBlock],
      NO_VOTES,
      [0.99, 0.2],
      [0, 0],
    );

    expect(choiceWithFewCertainWords.keptBlockIds).toEqual(new Set([0, 1]));
    expect(choiceWithoutCertainWords.keptBlockIds).toEqual(new Set([0, 1]));
    expect(choiceWithManyCertainWords.keptBlockIds).toEqual(new Set([0]));
  });

  it('keeps long repeated text once, and short repeated text every time', () => {
    const blocks = [
      createBlock(0, 9, 'the same'),
      createBlock(1, 9, 'the same'),
      createBlock(2, 2, 'Yes'),
      createBlock(3, 2, 'Yes'),
    ];

    const { keptBlockIds } = chooseBlocks(blocks, NO_VOTES, [0.9, 0.9, 0.9, 0.9], [0, 0, 0, 0]);

    expect(keptBlockIds).toEqual(new Set([0, 2, 3]));
  });

  it('uses the minimum probability of a block if it is higher than that of the model', () => {
    const blocks = [createBlock(0, 30), createBlock(1, 30)];

    expect(chooseBlocks(blocks, NO_VOTES, [0.9, 0.01], [0, 0.7]).keptBlockIds).toEqual(new Set([0, 1]));
  });

  it('reports which extractor proposed the kept blocks', () => {
    const blocks = [createBlock(0, 30), createBlock(1, 30)];
    const bothIds = new Set([0, 1]);

    expect(chooseBlocks(blocks, { ...NO_VOTES, readability: bothIds }, [0.9, 0.9], [0, 0]).extractor).toBe(
      'readability',
    );
    expect(chooseBlocks(blocks, { ...NO_VOTES, defuddle: bothIds }, [0.9, 0.9], [0, 0]).extractor).toBe(
      'defuddle',
    );
    expect(
      chooseBlocks(blocks, { readability: bothIds, defuddle: bothIds }, [0.9, 0.9], [0, 0]).extractor,
    ).toBe('both');
  });

  it('returns no blocks for an empty page', () => {
    expect(chooseBlocks([], NO_VOTES, [], []).keptBlockIds.size).toBe(0);
  });
});
