import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '@/lib/base/normalize-text';
import { buildQuote } from '@/lib/evidence/build-quote';
import { Quote } from '@/lib/record/schema/parts';

const TEXT = 'The first claim is bold.\nThe second claim is bold too.\nThe third “claim” ends it.';

describe('buildQuote', () => {
  it('returns the position in the text, and about 32 characters on either side', () => {
    const quote = buildQuote({ exact: 'second claim' }, TEXT);
    expect(quote).toEqual({
      exact: 'second claim',
      prefix: 'The first claim is bold.\nThe ',
      suffix: ' is bold too.\nThe third “claim” ',
      start: 29,
      end: 41,
    });
  });

  it.each([
    ['over two blocks', 'bold.\n\n  The second', 'bold.\nThe second'],
    ['with other white space', 'third\u00a0“claim”\t ends', 'third “claim” ends'],
    ['with other quotation marks', 'third "claim" ends', 'third “claim” ends'],
    ['with soft hyphens', 'sec\u00adond claim', 'second claim'],
    ['in decomposed letters', 'bold', 'bold'],
  ])('finds a selection %s', (_, exact, words) => {
    const { start, end, ...quote } = buildQuote({ exact }, TEXT);
    expect(quote.exact).toBe(words);
    expect(TEXT.slice(start ?? 0, end ?? 0)).toBe(words);
  });

  it('chooses the occurrence whose prefix and suffix match', () => {
    const findStart = (prefix: string, suffix: string) =>
      buildQuote({ exact: 'claim', prefix, suffix }, TEXT).start;
    expect(findStart('', '')).toBe(TEXT.indexOf('claim'));
    expect(findStart('The second ', ' is')).toBe(TEXT.indexOf('second claim') + 7);
    expect(findStart('other words third "', '')).toBe(TEXT.indexOf('“claim') + 1);
  });

  it('counts offsets in the normalised text', () => {
    const quote = buildQuote({ exact: 'claim' }, '\n\n  A \t  claim\r\n');
    expect(quote).toMatchObject({ start: 2, end: 7, prefix: 'A ', suffix: '' });
  });

  it('returns the selected words and their context if the text does not contain them', () => {
    const quote = buildQuote(
      { exact: ' not  there ', prefix: `${'x'.repeat(40)} so`, suffix: 'and so' },
      TEXT,
    );
    expect(quote).toEqual({
      exact: 'not there',
      prefix: `${'x'.repeat(29)} so`,
      suffix: 'and so',
      start: null,
      end: null,
    });
    expect(buildQuote({ exact: 'words' }, '').start).toBeNull();
  });

  it('returns a valid quote of the selected words for any selection in any text', () => {
    const textArbitrary = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\n', '\u00a0', '“', '😀', '\ud800', '\0', 'e\u0301'),
      minLength: 1,
    });
    fc.assert(
      fc.property(textArbitrary, fc.nat(), fc.nat(), (text, from, length) => {
        const normalizedText = normalizeText(text);
        const exact = normalizedText.slice(from % (normalizedText.length + 1)).slice(0, (length % 8) + 1);
        const quote = buildQuote({ exact }, text);
        if (quote.exact !== '') expect(Quote.safeParse(quote).success).toBe(true);
        if (quote.start !== null && quote.end !== null)
          expect(normalizedText.slice(quote.start, quote.end)).toBe(quote.exact);
        if (exact.trim() !== '' && exact.isWellFormed()) expect(quote.start).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
