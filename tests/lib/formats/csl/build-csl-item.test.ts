import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCslItem } from '@/lib/formats/csl/build-csl-item';
import { CslData } from '@/tests/support/csl-data-schema';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { makeSource } from '@/tests/support/make-sources';
import { sourceArbitrary } from '@/tests/support/source-arbitraries';
import { writeText } from '@/tests/support/write-export';

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

  it('matches the schema of CSL-JSON, for 300 difficult references and for any source', async () => {
    const findIssues = async (sources: Parameters<typeof writeText>[1]) =>
      CslData.safeParse(JSON.parse(await writeText('csl-json', sources))).error?.issues;
    expect(await findIssues(HARD_REFERENCES)).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(sourceArbitrary, async (source) => {
        expect(await findIssues([source])).toBeUndefined();
      }),
      { numRuns: 100 },
    );
    // A schema that accepts anything would prove nothing.
    expect(CslData.safeParse([{ id: 'a', type: 'book', issued: { 'date-parts': [] } }]).success).toBe(false);
    expect(CslData.safeParse([{ id: 'a', type: 'ebook' }]).success).toBe(false);
    expect(CslData.safeParse([{ id: 'a', type: 'book', doi: '10.1/x' }]).success).toBe(false);
  });
});
