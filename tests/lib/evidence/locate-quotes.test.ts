import { describe, expect, it } from 'vitest';
import { locateQuotes } from '@/lib/evidence/locate-quotes';
import type { Quote } from '@/lib/record/schema/parts';

const TEXT = 'The gauge was read every morning. Nobody was paid.\nNobody was late. The gauge sank.';
const text = { text: TEXT, sha256: 'a'.repeat(64) };
const makeQuote = (exact: string, values: Partial<Quote> = {}): Quote => ({
  exact,
  prefix: '',
  suffix: '',
  start: null,
  end: null,
  ...values,
});
const locate = (quote: Quote) => locateQuotes([{ text: 'A claim.', quotes: [quote] }], text)[0]?.quotes[0];

describe('locateQuotes', () => {
  it('adds the position and the snapshot of a quote that was added before the text was captured', () => {
    const start = TEXT.indexOf('Nobody was paid');
    const quote = makeQuote('Nobody was paid');
    expect(locate(quote)).toEqual({ ...quote, start, end: start + 15, snapshot: text.sha256 });
  });

  it('finds the place of repeated words by their context, and otherwise adds none', () => {
    const quote = makeQuote('The gauge', { prefix: 'Nobody was late. ', suffix: ' sank.' });
    expect(locate(quote)?.start).toBe(TEXT.lastIndexOf('The gauge'));
    expect(locate(makeQuote('The gauge'))).toEqual(makeQuote('The gauge'));
  });

  it.each([
    makeQuote('words of a comment'),
    makeQuote('Nobody was paid', { start: 3, end: 9 }),
    makeQuote('Nobody was paid', { page: 2 }),
  ])('does not change a quote that the text does not have, that has a position, or of a PDF: %j', (quote) => {
    expect(locate(quote)).toBe(quote);
  });
});
