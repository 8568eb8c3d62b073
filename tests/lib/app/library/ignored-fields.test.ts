import { describe, expect, it } from 'vitest';
import { parseImportFile } from '@/lib/app/library/parse-import-file';

const NOW = new Date('2026-03-14T10:00:00.000Z');

async function readFile(text: string) {
  const contents = await parseImportFile(text, NOW);
  if (!contents.ok) throw new Error(contents.problem.kind);
  const sources = await contents.value.sources.load(contents.value.sources.references);
  if (!sources.ok) throw new Error(sources.problem.kind);
  return { sources: sources.value, ignoredFields: contents.value.ignoredFields };
}

describe('the fields of a file that are not imported', () => {
  it('are named for BibTeX, the most frequent one first', async () => {
    const { ignoredFields } = await readFile(`
      @article{a, title = {Tides}, url = {https://a.example/1}, journal = {Quay}, volume = {3}, pages = {1--9}, year = 1999}
      @article{b, title = {Gauges}, url = {https://a.example/2}, journal = {Quay}, publisher = {Pier}, pages = {4}, date = {2001}, year = 2001}
    `);
    expect(ignoredFields).toEqual([
      { name: 'pages', count: 2 },
      { name: 'volume', count: 1 },
      { name: 'publisher', count: 1 },
    ]);
  });

  it('are named for RIS, CSL-JSON and Zotero RDF', async () => {
    const ris =
      'TY  - JOUR\nTI  - Tides\nUR  - https://a.example/1\nT2  - Quay\nPB  - Pier\nVL  - 3\nSP  - 1\nER  - ';
    expect((await readFile(ris)).ignoredFields.map(({ name }) => name)).toEqual(['PB', 'VL', 'SP']);
    const csl = [
      {
        id: 'a',
        type: 'article-journal',
        title: 'Tides',
        URL: 'https://a.example/1',
        volume: 3,
        page: '1-9',
      },
    ];
    expect((await readFile(JSON.stringify(csl))).ignoredFields.map(({ name }) => name)).toEqual([
      'volume',
      'page',
    ]);
    const rdf = `<rdf:RDF xmlns:rdf="x"><bib:Article rdf:about="https://a.example/1"><z:itemType>journalArticle</z:itemType>
      <dcterms:isPartOf><bib:Journal><prism:volume>3</prism:volume><dc:title>Quay</dc:title></bib:Journal></dcterms:isPartOf>
      <dc:title>Tides</dc:title><bib:pages>1-9</bib:pages></bib:Article></rdf:RDF>`;
    expect((await readFile(rdf)).ignoredFields.map(({ name }) => name)).toEqual(['pages', 'volume']);
  });

  it('do not include those that are imported', async () => {
    const bibtex = `@misc{a, title = {Tides}, author = {Berg, Ada}, url = {https://a.example/1}, howpublished = {Quay},
      annote = {Good.}, keywords = {sea}, abstract = {Water.}, month = may, year = 1999, urldate = {2020-01-02}, langid = {en}, doi = {10.1000/182}}`;
    const { sources, ignoredFields } = await readFile(bibtex);
    expect(ignoredFields).toEqual([]);
    expect(sources[0]?.summary).toBe('Good.');
  });
});

describe('a reference without a URL', () => {
  it.each([
    ['isbn = {978-0-306-40615-7}', 'https://openlibrary.org/isbn/9780306406157'],
    ['pmcid = {PMC123}', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC123/'],
    ['doi = {10.1000/182}, isbn = {978-0-306-40615-7}', 'https://doi.org/10.1000/182'],
  ])('gets the URL of its identifier: %s', async (fields, url) => {
    const { sources } = await readFile(`@book{a, title = {Tides}, ${fields}}`);
    expect(sources.map((source) => source.url)).toEqual([url]);
  });

  it('is not imported by the ISBN of the book of which it is a chapter', async () => {
    const isbn = 'isbn = {978-0-306-40615-7}';
    const { sources } = await readFile(
      `@book{a, title = {Tides}, ${isbn}}\n@incollection{b, title = {The first tide}, ${isbn}}\n@incollection{c, title = {The last tide}, ${isbn}}`,
    );
    expect(sources.map(({ title }) => title)).toEqual(['Tides']);
  });

  it('has every note of a RIS file in its summary', async () => {
    const { sources } = await readFile(
      'TY  - BOOK\nTI  - Tides\nSN  - 9780306406157\nN1  - First.\nN1  - Second.\nER  - ',
    );
    expect(sources[0]).toMatchObject({
      url: 'https://openlibrary.org/isbn/9780306406157',
      summary: 'First.\n\nSecond.',
    });
  });
});
