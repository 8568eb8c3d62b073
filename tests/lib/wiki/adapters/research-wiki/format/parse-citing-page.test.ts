import { describe, expect, it } from 'vitest';
import { CitingPage } from '@/lib/record/schema/parts';
import { parseCitingPage, parseFoundPages } from '@/lib/wiki/adapters/research-wiki/format/parse-citing-page';

const row = { id: 'evals', title: 'Evaluations', entityType: 'approach', quality: 55 };

describe('parseFoundPages', () => {
  it('returns the pages in the order of the response', () => {
    expect(parseFoundPages('Wiki', { results: [row, { id: 'other' }] })).toEqual([
      { wiki: 'Wiki', pageId: 'evals', title: 'Evaluations', type: 'approach', quality: 55, url: null },
      { wiki: 'Wiki', pageId: 'other', title: 'other', type: null, quality: null, url: null },
    ]);
  });

  it.each([null, 'text', [], {}, { results: null }, { results: {} }, { results: 'x' }])(
    'returns null for a response of another shape: %j',
    (response) => {
      expect(parseFoundPages('Wiki', response)).toBeNull();
    },
  );

  it('leaves out rows that are not pages, and keeps the text of markup', () => {
    const pages = parseFoundPages('Wiki', {
      results: [
        null,
        7,
        [],
        { id: 7 },
        { id: '' },
        { id: 'x'.repeat(201) },
        { id: 'a', title: { toString: 'x' }, entityType: 9, quality: '90' },
        { id: 'b', title: '<script>alert(1)</script>', snippet: '<mark>b</mark>' },
        { id: 'c', title: 'x'.repeat(2_000_000) },
      ],
    });
    expect(pages?.map(({ pageId }) => pageId)).toEqual(['a', 'b', 'c']);
    expect(pages?.[1]?.title).toBe('<script>alert(1)</script>');
    expect(pages?.[2]?.title).toHaveLength(1000);
    for (const page of pages ?? []) expect(CitingPage.safeParse(page).success).toBe(true);
  });

  it('returns at most 20 pages of a server that ignores the limit', () => {
    const results = Array.from({ length: 100_000 }, (_, index) => ({ ...row, id: `page-${index}` }));
    expect(parseFoundPages('Wiki', { results })).toHaveLength(20);
  });
});

describe('parseCitingPage', () => {
  it('returns null for a response that is not a page', () => {
    expect([null, [], {}, { id: 3 }].map((response) => parseCitingPage('Wiki', response))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
