import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffPart, diffWords } from '@/lib/evidence/diff-words';

const join = (parts: DiffPart[], ...kinds: DiffPart['kind'][]): string =>
  parts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('');

describe('diffWords', () => {
  it('finds the replaced words', () => {
    expect(diffWords('Nobody planned the series to last', 'Nobody planned a series to last')).toEqual([
      { kind: 'same', text: 'Nobody planned ' },
      { kind: 'removed', text: 'the' },
      { kind: 'added', text: 'a' },
      { kind: 'same', text: ' series to last' },
    ]);
  });

  it('compares a passage of 20,000 words that changed as a whole without a table of all pairs', () => {
    const parts = diffWords('silt '.repeat(20_000), 'sand '.repeat(20_000));
    expect(join(parts, 'same', 'removed')).toHaveLength(100_000);
  });

  it('keeps both texts', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '. ', 'é', '潮'), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffWords(before.join(''), after.join(''));
        expect(join(parts, 'same', 'removed')).toBe(before.join(''));
        expect(join(parts, 'same', 'added')).toBe(after.join(''));
      }),
    );
  });
});
