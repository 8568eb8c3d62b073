import { describe, expect, it } from 'vitest';
import { getQuoteStates, summarizePageQuotes } from '@/lib/page-check/get-quote-states';
import { summarizeQuoteResults } from '@/lib/page-check/quote-results';
import type { CheckOutcome, PageCheck } from '@/lib/record/schema/page-check';
import { makePageCheck, makeQuoteResults } from '@/tests/support/make-page-check';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const at = (day: string) => `2026-${day}T10:00:00.000Z`;
const quote = { exact: 'The tide rose by four centimetres', prefix: '', suffix: '', start: 0, end: 33 };
const pdfQuote = { ...quote, exact: 'Every gauge stands on rock', page: 2 };
const keyPoints = [
  { text: 'A claim.', quotes: [quote] },
  { text: '', quotes: [pdfQuote] },
];
const source = makeSource({ keyPoints, linkState: null });
const saved = { ...makeSnapshot(source, `${quote.exact} in that time.`), capturedAt: at('03-12') };
const check = (outcome: CheckOutcome, overrides: Partial<PageCheck> = {}) =>
  makePageCheck(source.stableId, { outcome, checkedAt: at('05-01'), ...overrides });
const missing = { comparedAt: at('05-01'), quoteResults: makeQuoteResults([quote], 'missing') };

describe('getQuoteStates', () => {
  it('is unknown if only the quoted text is known', () => {
    expect(getQuoteStates(source, [saved], null)).toEqual([{ kind: 'unchecked' }, { kind: 'unchecked' }]);
  });

  it('is what the last comparison found, also after a check that could not compare', () => {
    for (const outcome of ['changed', 'network-error', 'no-text', 'login-wall'] as const)
      expect(getQuoteStates(source, [saved], check(outcome, missing))[0]).toEqual({
        kind: 'missing',
        isInText: true,
      });
    const changed = { ...missing, quoteResults: makeQuoteResults([quote], 'changed') };
    expect(getQuoteStates(source, [saved], check('changed', changed))[0]).toEqual({
      kind: 'changed',
      words: 'Now',
    });
  });

  it('is that of a later captured text', () => {
    const later = { ...saved, capturedAt: at('06-01') };
    expect(getQuoteStates(source, [saved, later], check('changed', missing))[0]?.kind).toBe('unchanged');
  });

  it('is missing while the link is dead, also after a later check without a text, except for quotes of a PDF', () => {
    const linkState = { state: 'dead' as const, checkedAt: at('04-01') };
    const results = { comparedAt: at('03-20'), quoteResults: makeQuoteResults([quote], 'unchanged') };
    for (const outcome of ['not-found', 'no-text', 'network-error'] as const)
      expect(getQuoteStates({ ...source, linkState }, [saved], check(outcome, results))).toEqual([
        { kind: 'missing', goneSince: at('04-01'), isInText: true },
        { kind: 'unchecked' },
      ]);
  });

  it('says that no captured text has the words of a missing quote', () => {
    const [state] = getQuoteStates(source, [], check('not-found'));
    expect(state).toEqual({ kind: 'missing', goneSince: at('05-01'), isInText: false });
  });

  it('compares the quotes of a PDF with its newest text', () => {
    const pdf = { ...makeSnapshot(source, `One.\n${pdfQuote.exact}.`), pageStarts: [0, 5] };
    const later = { ...makeSnapshot(source, 'One.\nNothing.'), pageStarts: [0, 5], capturedAt: at('06-01') };
    expect(getQuoteStates(source, [saved, pdf, later], check('changed', missing))[1]?.kind).toBe('missing');
  });
});

describe('the counts of the quotes of a page', () => {
  it.each(['changed', 'network-error', 'not-found'] as const)(
    'are the same with and without the captured texts after %s',
    (outcome) => {
      const lastCheck = check(outcome, missing);
      const states = getQuoteStates(source, [saved], lastCheck);
      const quotes = summarizePageQuotes(source, states, lastCheck);
      expect(quotes.counts).toEqual({ unchanged: 0, changed: 0, missing: 1 });
      expect(summarizeQuoteResults(source, lastCheck)).toEqual(quotes);
    },
  );

  it('leave out a quote that the reader has deleted since the check', () => {
    const withoutQuote = { ...source, keyPoints: keyPoints.slice(1) };
    expect(summarizeQuoteResults(withoutQuote, check('changed', missing)).counts.missing).toBe(0);
  });
});
