import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCharacters, countWords } from '@/lib/extract/text/count-characters';

const countMatches = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

describe('countCharacters', () => {
  it('counts the same as regular expressions with Unicode classes', () => {
    const anyText = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'aZ9_ ,.，、éΩß漢字𐐀𐐨٣\u0301'),
        fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
      ),
    });
    fc.assert(
      fc.property(anyText, (text) => {
        expect(countCharacters(text)).toEqual({
          words: countMatches(text, /[\p{L}\p{N}_]+/gu),
          capitals: countMatches(text, /\p{Lu}/gu),
          digits: countMatches(text, /\d/g),
          commas: countMatches(text, /[,，、]/g),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('counts each run of letters, digits and underscores as one word, in any script', () => {
    expect(countWords('Zwei Wörter')).toBe(2);
    expect(countWords('don’t_stop, 3.5')).toBe(4);
    expect(countWords('漢字かな')).toBe(1);
    expect(countWords('— …')).toBe(0);
  });
});
