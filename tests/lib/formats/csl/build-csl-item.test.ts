import { describe, expect, it } from 'vitest';
import { buildCslItem } from '@/lib/formats/csl/build-csl-item';
import { makeSource } from '@/tests/support/make-records';

const { identifiers } = makeSource();
const paper = makeSource({
  title: 'Tides',
  url: 'https://example.org/tides',
  authors: ['Ludwig van der Hoek', 'World Harbour Organization'],
  publishedDate: '2024-05',
  siteName: 'Journal of Tides',
  type: 'paper',
  identifiers: { ...identifiers, doi: '10.1/x' },
  tags: ['sea', 'moon'],
});

describe('buildCslItem', () => {
  it('has authors, partial dates, the container and identifiers', () => {
    expect(buildCslItem(paper, 'hoek2024tides')).toEqual({
      id: 'hoek2024tides',
      'citation-key': 'hoek2024tides',
      type: 'article-journal',
      title: 'Tides',
      author: [
        { given: 'Ludwig', 'non-dropping-particle': 'van der', family: 'Hoek' },
        { literal: 'World Harbour Organization' },
      ],
      issued: { 'date-parts': [[2024, 5]] },
      accessed: { 'date-parts': [[2026, 3, 12]] },
      'container-title': 'Journal of Tides',
      DOI: '10.1/x',
      URL: 'https://example.org/tides',
      keyword: 'sea, moon',
    });
  });

  it('treats the venue of a book as its publisher', () => {
    const book = buildCslItem({ ...paper, type: 'book', siteName: 'Harbour Press' }, 'key');
    expect([book.type, book.publisher, book['container-title']]).toEqual([
      'book',
      'Harbour Press',
      undefined,
    ]);
  });

  it('treats a paper with an arXiv identifier and no DOI as a preprint', () => {
    const preprint = buildCslItem({ ...paper, identifiers: { ...identifiers, arxiv: '2212.08073' } }, 'key');
    expect([preprint.type, preprint.number, preprint.archive, preprint.archive_location]).toEqual([
      'article',
      'arXiv:2212.08073',
      'arXiv',
      '2212.08073',
    ]);
  });
});
