import { describe, expect, it } from 'vitest';
import { buildSelectors } from '@/lib/evidence/quote-state';
import { compareWithLaterTexts } from '@/lib/page-check/compare-with-later-texts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import { makeSnapshot } from '@/tests/support/make-sources';
import { makeQuote, page, pdf, quotes, selectors, source } from '@/tests/support/quoted-texts';

describe('compareWithLaterTexts', () => {
  it('does not search a quote of the page in the PDF of the same work', () => {
    expect(compareWithLaterTexts(quotes, selectors, [page, pdf])).toEqual([undefined, undefined, undefined]);
  });

  it('searches each quote in the newest text of its kind', () => {
    const later = makeSnapshot(source, 'The page names nobody any more.');
    const matches = compareWithLaterTexts(quotes, selectors, [page, pdf, later, pdf]);
    expect(matches[0]).toBeNull();
    expect(matches[1]?.words).toBe('the storms of the northern coast');
  });
});

describe('a later text of a smaller part of the page', () => {
  const earlier = { ...page, withComments: true };
  const later = makeSnapshot(source, 'The page names nobody any more.');

  it('says nothing about a quote that may be from a comment', () => {
    expect(compareWithLaterTexts(quotes, selectors, [earlier, later])[0]).toBeUndefined();
    const [match] = compareWithLaterTexts(quotes, selectors, [page, { ...later, scope: 'selection' }]);
    expect(match).toBeUndefined();
  });

  it('calls a quote missing if the later text has the comments too', () => {
    const [match] = compareWithLaterTexts(quotes, selectors, [earlier, { ...later, withComments: true }]);
    expect(match).toBeNull();
  });
});

describe('a later text that left out a line of the page', () => {
  it('has the quote that is in that line', () => {
    const later = {
      ...makeSnapshot(source, 'The page names nobody any more.'),
      unsureLines: ['Only the page names the observers of the islands.'],
    };
    const [match] = compareWithLaterTexts(quotes, selectors, [page, later]);
    expect(match?.words).toBe('the observers of the islands');
  });
});

describe('a text of the first pages of a PDF', () => {
  it('says nothing about quotes of pages that were not read', () => {
    const pdfQuotes = [makeQuote('the storms of the northern coast', 2), makeQuote('no such words', 1)];
    const first = makeSnapshot(source, 'A title\nno such words', { pageStarts: [0, 8] });
    const part = { ...makeSnapshot(source, 'A title', { pageStarts: [0, 4] }), pdfPageCount: 9 };
    const compare = (latest: Snapshot) =>
      compareWithLaterTexts(pdfQuotes, buildSelectors(pdfQuotes), [pdf, first, latest]);
    expect(compare(part)).toEqual([undefined, null]);
    const { pdfPageCount: _, ...whole } = part;
    expect(compare(whole)).toEqual([null, null]);
  });
});
