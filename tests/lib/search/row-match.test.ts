import { describe, expect, it } from 'vitest';
import { findExcerpt } from '@/lib/search/excerpt';
import { findHighlightRanges, splitAtHighlights } from '@/lib/search/highlight';
import { parseQuery } from '@/lib/search/query/parse-query';
import { findRowMatch } from '@/lib/search/row-match';
import { makeSource } from '@/tests/support/make-sources';

const mark = (text: string, query: string, shouldTolerateTypos = false) =>
  splitAtHighlights(text, findHighlightRanges(text, parseQuery(query).highlightTerms, shouldTolerateTypos))
    .map((part) => (part.isHighlighted ? `[${part.text}]` : part.text))
    .join('');

describe('findHighlightRanges', () => {
  it.each([
    ['Sensors drown.', 'sensor', '[Sensors] drown.'],
    ['A café, a CAFE.', 'cafe', 'A [café], a [CAFE].'],
    ['The tidal gauge, the gauge.', '"tidal gauge"', 'The [tidal gauge], the gauge.'],
    ['The tide and the pier.', 'pier tid', 'The [tide] and the [pier].'],
    ['See example.org/a now.', 'example.org', 'See [example.org]/a now.'],
    ['我们研究海洋学和海洋生物', '海洋', '我们研究[海洋]学和海洋生物'],
    ['في الميناء القديم', 'الميناء', 'في [الميناء] القديم'],
    ['Nothing.', 'tide', 'Nothing.'],
    ['Not the tide.', '-tide', 'Not the tide.'],
  ])('marks in %s what %s finds', (text, query, highlightedText) => {
    expect(mark(text, query)).toBe(highlightedText);
  });

  it('highlights a word with one wrong letter if typos are tolerated', () => {
    expect(mark('Sensors drown.', 'sensros', true)).toBe('[Sensors] drown.');
  });
});

describe('findRowMatch', () => {
  const source = makeSource({
    title: 'Gauges on the pier',
    summary: 'The silt is deep. Sensors drown in it.\nNobody knows why.',
    abstract: 'Sensors are old.',
  });

  it('returns a sentence that the reader wrote before others, with its field', () => {
    const { highlightTerms } = parseQuery('sensor');
    expect(findRowMatch(source, highlightTerms)).toEqual({
      titleRanges: [],
      excerpt: { field: 'summary', text: 'Sensors drown in it.', ranges: [{ start: 0, end: 7 }] },
    });
  });

  it('highlights the title, and searches only the field that the query names', () => {
    const { highlightTerms } = parseQuery('gauge abstract:sensor');
    expect(findRowMatch(source, highlightTerms)).toMatchObject({
      titleRanges: [{ start: 0, end: 6 }],
      excerpt: { field: 'abstract', text: 'Sensors are old.' },
    });
  });

  it('highlights a word that differs from the query by one letter', () => {
    expect(findRowMatch(source, parseQuery('sensros').highlightTerms).excerpt?.ranges).toEqual([
      { start: 0, end: 7 },
    ]);
  });
});

describe('findExcerpt', () => {
  it('returns the sentence with the first word if the text contains all words', () => {
    const text = `${'Words before. '.repeat(50)}The tide was high at ${'a very '.repeat(40)}old pier. After.`;
    expect(findExcerpt(text, parseQuery('tide after').highlightTerms)).toMatch(/^The tide was high at .*…$/);
    expect(findExcerpt(text, parseQuery('tide silt').highlightTerms)).toBeNull();
    expect(findExcerpt(text, [])).toBeNull();
  });
});
