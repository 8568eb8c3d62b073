import { describe, expect, it } from 'vitest';
import { chosenBlocks } from '@/lib/extract/text/choose';

const NOBODY = { readability: new Set<number>(), defuddle: new Set<number>() };
const block = (id: number, words: number, text = `block ${id}`) => ({ id, words, text });

describe('the choice of blocks', () => {
  it('takes a doubtful block where little is certain, and leaves it where much is', () => {
    const doubtful = block(1, 40);

    const little = chosenBlocks([block(0, 10), doubtful], NOBODY, [0.9, 0.45], [0, 0]);
    const much = chosenBlocks([block(0, 900), doubtful], NOBODY, [0.99, 0.2], [0, 0]);

    expect(little.keep).toEqual(new Set([0, 1]));
    expect(much.keep).toEqual(new Set([0]));
  });

  it('takes what stands on the page twice once, and short words as often as they stand', () => {
    const blocks = [block(0, 9, 'the same'), block(1, 9, 'the same'), block(2, 2, 'Yes'), block(3, 2, 'Yes')];

    const { keep } = chosenBlocks(blocks, NOBODY, [0.9, 0.9, 0.9, 0.9], [0, 0, 0, 0]);

    expect(keep).toEqual(new Set([0, 2, 3]));
  });

  it('lets a least chance stand against a model that sees nothing', () => {
    const blocks = [block(0, 30), block(1, 30)];

    expect(chosenBlocks(blocks, NOBODY, [0.9, 0.01], [0, 0.7]).keep).toEqual(new Set([0, 1]));
  });

  it('names the library whose blocks they are, or both', () => {
    const blocks = [block(0, 30), block(1, 30)];
    const all = new Set([0, 1]);

    expect(chosenBlocks(blocks, { ...NOBODY, readability: all }, [0.9, 0.9], [0, 0]).from).toBe(
      'readability',
    );
    expect(chosenBlocks(blocks, { ...NOBODY, defuddle: all }, [0.9, 0.9], [0, 0]).from).toBe('defuddle');
    expect(chosenBlocks(blocks, { readability: all, defuddle: all }, [0.9, 0.9], [0, 0]).from).toBe('both');
  });

  it('keeps nothing of nothing', () => {
    expect(chosenBlocks([], NOBODY, [], []).keep.size).toBe(0);
  });
});
