import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPastedQuote } from '@/lib/evidence/build-pasted-quote';
import { getPdfPageNumber } from '@/lib/evidence/get-pdf-page-number';

const PAGES = [
  'Tides of the northern coast\nThe difficult international measurements were repeated in every well-known harbour of the coast.',
  '',
  'A second page describes the effect of storms on the readings, which was smaller than expected by the observers.\nThe same sentence occurs on two pages.',
  'A last page has the conclusions. The same sentence occurs on two pages.',
];
const TEXT = PAGES.filter((page) => page !== '').join('\n');
const PAGE_STARTS = PAGES.map(
  (_, index) => PAGES.slice(0, index).filter(Boolean).join('\n').length + (index > 0 ? 1 : 0),
);
const pagedText = { text: TEXT, pageStarts: PAGE_STARTS };

describe('getPdfPageNumber', () => {
  it('returns the page that has the text at an offset, not the empty page before it', () => {
    const pageOfWords = (words: string) => getPdfPageNumber(PAGE_STARTS, TEXT.indexOf(words));
    expect(pageOfWords('Tides')).toBe(1);
    expect(pageOfWords('A second page')).toBe(3);
    expect(getPdfPageNumber(PAGE_STARTS, TEXT.length)).toBe(4);
    expect(getPdfPageNumber([], 5)).toBe(1);
  });
});

describe('buildPastedQuote', () => {
  it.each([
    ['line breaks of the viewer', 'A second page describes the effect\r\nof storms on the\r\nreadings', 3],
    [
      'a word divided at the end of a line',
      'The diffi-\ncult international mea-\nsurements were repeated',
      1,
    ],
    ['a divided word without its hyphen', 'The diffi\r\ncult international measurements', 1],
    ['a hyphen that is part of a word', 'repeated in every well-\nknown harbour of the coast.', 1],
    ['the control character of some viewers', 'The diffi\ufffe\ncult international measurements', 1],
    ['ligatures', 'The di\ufb03cult international measurements', 1],
    [
      'a page number between two lines',
      'describes the effect of storms on the readings,\n17\nwhich was smaller than expected by the observers.',
      3,
    ],
    [
      'the running head of the page',
      'TIDES OF THE NORTHERN COAST, VOLUME 12\n17\nA second page describes the effect of storms on the readings',
      3,
    ],
  ])('finds copied words with %s', (_, words, page) => {
    const quote = buildPastedQuote(words, pagedText);
    expect(quote?.page).toBe(page);
    expect(TEXT).toContain(quote?.exact);
    expect(TEXT.slice(quote?.start ?? 0, quote?.end ?? 0)).toBe(quote?.exact);
  });

  it('begins and ends with whole words', () => {
    const words =
      'describes the efect of storms on the readings, which was smaller than expected by the observes';
    expect(buildPastedQuote(words, pagedText)?.exact).toBe(
      'describes the effect of storms on the readings, which was smaller than expected by the observers',
    );
  });

  it('has the label of its page', () => {
    const words = 'describes the effect of storms on the readings, which was smaller than expected';
    const { page } = buildPastedQuote(words, pagedText) ?? {};
    const pageLabels = pagedText.pageStarts.map((_, index) => String(index + 113));
    expect(buildPastedQuote(words, { ...pagedText, pageLabels })).toMatchObject({
      page,
      pageLabel: String((page ?? 0) + 112),
    });
  });

  it('names no page for words that are on several pages', () => {
    const quote = buildPastedQuote('The same sentence occurs on two pages.', pagedText);
    expect(quote?.exact).toBe('The same sentence occurs on two pages.');
    expect(quote?.page).toBeUndefined();
  });

  it.each([
    ['short', 'northern coast'],
    ['other', 'The observers of the southern islands never published what they had measured.'],
  ])('returns null for %s words', (_, words) => {
    expect(buildPastedQuote(words, pagedText)).toBeNull();
  });

  it('finds any part of a text that is divided at any places, on its page', () => {
    const text = Array.from({ length: 400 }, (_, index) => `word${(index * 7919) % 1009}x${index}`).join(' ');
    const pageStarts = [0, 700, 1500, 2600];
    fc.assert(
      fc.property(
        fc.nat(text.length - 60),
        fc.integer({ min: 40, max: 400 }),
        fc.nat(30),
        (start, length, at) => {
          const words = text.slice(start, start + length).trim();
          const cut = at + 2;
          const quote = buildPastedQuote(`${words.slice(0, cut)}-\n${words.slice(cut)}`, {
            text,
            pageStarts,
          });
          expect(quote?.exact).toBe(words);
          expect(quote?.page).toBe(getPdfPageNumber(pageStarts, text.indexOf(words)));
        },
      ),
      { numRuns: 200 },
    );
  });
});
