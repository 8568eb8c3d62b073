import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from '@/lib/record/text-counts';

/** Counts the words of a whole text at once, as the Unicode standard divides it (UAX 29). */
const countAtOnce = (text: string): number =>
  [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].filter(
    ({ isWordLike }) => isWordLike,
  ).length;

describe('countWords', () => {
  it.each([
    ['The tide isn’t 3.5 m high, is it?', 8],
    ['state-of-the-art\nmethods', 5],
    ['潮流的测量方法', countAtOnce('潮流的测量方法')],
    ['10\u202f000 gauges', 2],
    ['  \n ', 0],
  ])('counts the words of “%s”', (text, count) => expect(countWords(text)).toBe(count));

  it('counts every text as if its lines were divided at once', () => {
    const parts = fc.constantFrom(
      ' ',
      '\n',
      '\u00a0',
      '\u202f',
      '\u0301',
      'don’t',
      '3,5',
      'ภาษาไทย',
      '潮流',
      'a_b',
      '.',
      '\u200d',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(parts).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => countWords(text) === countAtOnce(text)),
      { numRuns: 2_000 },
    );
  });
});
