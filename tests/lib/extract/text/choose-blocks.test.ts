import { describe, expect, it } from 'vitest';
import { chooseBlocks } from '@/lib/extract/text/choose-blocks';

const NOBODY = { readability: new Set<number>(), defuddle: new Set<number>() };
const block = (id: number, words: number, text = `block ${id}`) => ({ id, words, text });

describe('chooseBlocks', () => {
  it('keeps a doubtful block when little is certain, and drops it when much is', () => {
    const doubtful = block(1, 40);

    const little = chooseBlocks([block(0, 10), doubtful], NOBODY, [0.9, 0.45], [0, 0]);
    const much = chooseBlocks([block(0, 900), doubtful], NOBODY, [0.99, 0.2], [0, 0]);

    expect(little.keptIds).toEqual(new Set([0, 1]));
    expect(much.keptIds).toEqual(new Set([0]));
  });

  it('keeps a repeated block once, and short texts as often as they occur', () => {
    const blocks = [block(0, 9, 'the same'), block(1, 9, 'the same'), block(2, 2, 'Yes'), block(3, 2, 'Yes')];

    const { keptIds } = chooseBlocks(blocks, NOBODY, [0.9, 0.9, 0.9, 0.9], [0, 0, 0, 0]);

    expect(keptIds).toEqual(new Set([0, 2, 3]));
  });

  it('applies a minimum probability when the model recognises nothing', () => {
    const blocks = [block(0, 30), block(1, 30)];

    expect(chooseBlocks(blocks, NOBODY, [0.9, 0.01], [0, 0.7]).keptIds).toEqual(new Set([0, 1]));
  });

  it('names the extractor of the blocks, or both', () => {
    const blocks = [block(0, 30), block(1, 30)];
    const all = new Set([0, 1]);

    expect(chooseBlocks(blocks, { ...NOBODY, readability: all }, [0.9, 0.9], [0, 0]).extractor).toBe(
      'readability',
    );
    expect(chooseBlocks(blocks, { ...NOBODY, defuddle: all }, [0.9, 0.9], [0, 0]).extractor).toBe('defuddle');
    expect(chooseBlocks(blocks, { readability: all, defuddle: all }, [0.9, 0.9], [0, 0]).extractor).toBe(
      'both',
    );
  });

  it('keeps nothing when there are no blocks', () => {
    expect(chooseBlocks([], NOBODY, [], []).keptIds.size).toBe(0);
  });
});
