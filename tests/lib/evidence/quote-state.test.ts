import { describe, expect, it } from 'vitest';
import {
  buildSelectors,
  findQuotesInText,
  getQuoteState,
  listQuotes,
  summarizeSupport,
} from '@/lib/evidence/quote-state';

const TEXT = 'The water rose overnight, and the mill stood still.\nNobody had expected the flood.';
const makeQuote = (exact: string) => ({ exact, prefix: '', suffix: '', start: null, end: null });
const KEY_POINTS = [
  { text: 'First.', quotes: [makeQuote('The water rose overnight'), makeQuote('Nobody expected the flood')] },
  { text: 'Second.', quotes: [makeQuote('A sentence that is not there at all')] },
  { text: 'Third.', quotes: [] },
];

describe('states of quotes', () => {
  it('distinguish unchanged, changed and missing words', () => {
    const selectors = buildSelectors(listQuotes(KEY_POINTS), [{ text: TEXT }]);
    const states = findQuotesInText(selectors, TEXT).map(getQuoteState);
    expect(states).toEqual([
      { kind: 'unchanged' },
      { kind: 'changed', words: 'Nobody had expected the flood' },
      { kind: 'missing' },
    ]);
    expect(summarizeSupport(KEY_POINTS, states)).toEqual({ points: 3, quoted: 2, changed: 1, missing: 1 });
  });

  it('take from the snapshot of each quote whether its words were repeated', () => {
    const texts = [
      { text: 'The tide rose. The tide rose.', sha256: 'a'.repeat(64) },
      { text: 'The tide rose once.', sha256: 'b'.repeat(64) },
    ];
    const quote = makeQuote('The tide rose');
    const quotes = [quote, { ...quote, snapshot: 'a'.repeat(64) }, { ...quote, snapshot: 'b'.repeat(64) }];
    expect(buildSelectors(quotes, texts).map(({ isRepeated }) => isRepeated)).toEqual([true, true, false]);
  });

  it('are unchecked without a search', () => {
    expect(getQuoteState(undefined)).toEqual({ kind: 'unchecked' });
  });
});
