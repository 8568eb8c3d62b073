import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDoi } from '@/lib/address/identifiers';
import { parseImportFile } from '@/lib/app/library/parse-import-file';
import { formatFamily } from '@/lib/formats/csl/format-name';
import { parseName } from '@/lib/formats/csl/parse-name';
import type { Source } from '@/lib/record/schema/source';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { loadAll } from '@/tests/support/load-all';
import { makeSource } from '@/tests/support/make-sources';
import { writeBytes, writeText } from '@/tests/support/write-export';

const NOW = new Date('2026-03-14T10:00:00.000Z');

async function readFile(text: string) {
  const result = await parseImportFile(text, NOW);
  if (!result.ok) throw new Error(result.problem.kind);
  return { ...result.value, sources: await loadAll(result.value.sources) };
}

const toOneLine = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
const listNames = (authors: string[]) =>
  authors.map((author) => {
    const name = parseName(author);
    return (name.literal ?? [formatFamily(name), name.given].join(', ')).replaceAll(',', '');
  });

describe('parseImportFile', () => {
  it.each(['bibtex', 'biblatex', 'csl-json', 'ris'] as const)(
    'reads 300 difficult references that the export wrote in %s',
    async (format) => {
      const { sources, reportedItems, isForeign } = await readFile(await writeText(format, HARD_REFERENCES));
      expect([sources.length, reportedItems, isForeign]).toEqual([300, [], true]);
      for (const [index, source] of sources.entries()) {
        const original = HARD_REFERENCES[index];
        expect(toOneLine(source.title)).toBe(toOneLine(original?.title));
        expect(listNames(source.authors)).toEqual(listNames(original?.authors ?? []));
        expect(source.publishedDate).toBe(original?.publishedDate);
        expect(source.siteName).toBe(original?.siteName);
        expect(source.identifiers.doi).toBe(parseDoi(original?.identifiers.doi ?? ''));
        expect(toOneLine(source.abstract)).toBe(toOneLine(original?.abstract));
        expect(source.tags).toEqual(original?.tags);
      }
    },
  );

  it.each(['csv', 'tsv'] as const)('reads a table in %s', async (format) => {
    const { sources, reportedItems } = await readFile(await writeText(format, HARD_REFERENCES));
    expect([sources.length, reportedItems]).toEqual([300, []]);
    for (const [index, source] of sources.entries()) {
      const original = HARD_REFERENCES[index];
      expect(toOneLine(source.title)).toBe(toOneLine(original?.title));
      expect(source.authors).toEqual(original?.authors);
      expect(source.type).toBe(original?.type);
      expect(source.tags).toEqual(original?.tags);
    }
  });

  it('names other URLs of a table with a password or of another scheme, without the password, and keeps their row', async () => {
    const { sources, reportedItems } = await readFile(
      [
        'url,title,aliases,archiveUrl',
        'https://a.example/1,One,https://me:secret@a.example/one; ftp://a.example/one; https://a.example/uno,https://me:secret@archive.example/1',
        'https://a.example/2,Two,mailto:me@a.example,https://archive.example/2',
      ].join('\n'),
    );
    expect(reportedItems.map(({ omitted = [] }) => omitted.map(({ text }) => text))).toEqual([
      ['https://***@archive.example/1', 'https://***@a.example/one', 'ftp://a.example/one'],
      ['mailto:me@a.example'],
    ]);
    expect(sources.map(({ aliases, archiveUrl }) => [aliases, archiveUrl])).toEqual([
      [['https://a.example/uno'], null],
      [[], 'https://archive.example/2'],
    ]);
  });

  it('reads JSON Lines of the export without loss, and reports a line that is cut', async () => {
    const sources = [makeSource({ summary: 'a' }), makeSource()];
    const text = await writeText('jsonl', sources);
    expect(await readFile(text)).toMatchObject({ sources, reportedItems: [], isForeign: false });
    expect(await readFile(text.slice(0, -20))).toMatchObject({
      sources: [sources[0]],
      reportedItems: [{ index: 1 }],
    });
  });

  it('reads bookmarks, with tags and notes', async () => {
    const source = makeSource({ title: 'A <b> & "c"', tags: ['sea'], summary: 'Says <little>.' });
    const { sources } = await readFile(await writeText('bookmarks', [source, makeSource()]));
    expect(sources).toHaveLength(2);
    expect(sources[0]).toMatchObject({
      title: source.title,
      url: source.url,
      tags: ['sea'],
      summary: 'Says <little>.',
      createdAt: source.createdAt,
    });
  });

  it('reads notes of the export and of Obsidian Clipper', async () => {
    const note = `---\ntitle: "Tides"\nsource: https://example.org/tides\nauthor:\n  - "[[Anna Berg]]"\npublished: 2024-05-28\ncreated: 2025-01-02\ndescription: About tides\ntags:\n  - clippings\n---\nText`;
    expect((await readFile(note)).sources).toMatchObject([
      {
        title: 'Tides',
        url: 'https://example.org/tides',
        authors: ['Anna Berg'],
        publishedDate: '2024-05-28',
        abstract: 'About tides',
        tags: ['clippings'],
        createdAt: '2025-01-02T00:00:00.000Z',
      },
    ]);
    expect((await writeBytes('markdown', [makeSource()])).length).toBeGreaterThan(0);
  });

  it.each<[string, string, object[]]>([
    [
      'Hypothesis',
      JSON.stringify([
        {
          uri: 'https://example.org/h',
          document: { title: ['Tides'] },
          text: 'Strong.',
          tags: ['Sea Water'],
          created: '2024-01-01T00:00:00Z',
          target: [
            {
              source: 'https://example.org/h',
              selector: [{ type: 'TextQuoteSelector', exact: 'pulls', prefix: 'moon ', suffix: '.' }],
            },
          ],
        },
        { uri: 'https://example.org/h', text: 'Page note', tags: [], target: [{}] },
      ]),
      [
        {
          title: 'Tides',
          tags: ['sea-water'],
          keyPoints: [
            {
              text: 'Strong.',
              quotes: [{ exact: 'pulls', prefix: 'moon ', suffix: '.', start: null, end: null }],
            },
            { text: 'Page note', quotes: [] },
          ],
        },
      ],
    ],
    [
      'Omnivore',
      JSON.stringify([
        {
          id: '1',
          slug: 's',
          title: 'Tides',
          author: 'Anna Berg',
          url: 'https://example.org/o',
          labels: ['sea'],
          savedAt: '2024-01-01T00:00:00Z',
          publishedAt: '2023-05-01T00:00:00Z',
        },
      ]),
      [{ title: 'Tides', authors: ['Anna Berg'], publishedDate: '2023-05-01', tags: ['sea'] }],
    ],
    [
      'Pocket',
      'title,url,time_added,tags,status\nTides,https://example.org/p,1700000000,sea|moon,unread\n',
      [{ title: 'Tides', tags: ['sea', 'moon'], createdAt: '2023-11-14T22:13:20.000Z' }],
    ],
    [
      'Raindrop',
      'id,title,note,excerpt,url,folder,tags,created,cover,highlightTerms,favorite\n1,Tides,My note,About,https://example.org/r,Unsorted,"sea, moon",2024-01-01T00:00:00.000Z,,,false\n',
      [{ summary: 'My note', abstract: 'About', tags: ['sea', 'moon'] }],
    ],
    [
      'Instapaper',
      'URL,Title,Selection,Folder,Timestamp\nhttps://example.org/i,Tides,,Unread,1700000000\n',
      [{ title: 'Tides', createdAt: '2023-11-14T22:13:20.000Z' }],
    ],
    [
      'Zotero CSV',
      '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url"\n"A","journalArticle","2020","Berg, Anna; Hoek, Ludwig van der","Tides","Journal of Tides","10.1000/z",""\n',
      [
        {
          url: 'https://doi.org/10.1000/z',
          authors: ['Berg, Anna', 'Hoek, Ludwig van der'],
          publishedDate: '2020',
          siteName: 'Journal of Tides',
        },
      ],
    ],
    [
      'a list',
      'https://example.org/1\n\n10.1000/ABC\ndoi:10.1000/def\n',
      [
        { url: 'https://example.org/1' },
        { url: 'https://doi.org/10.1000/abc' },
        { url: 'https://doi.org/10.1000/def' },
      ],
    ],
    [
      'CSL-JSON of Zotero',
      JSON.stringify([
        {
          id: 'http://zotero.org/users/1/items/ABCD2345',
          type: 'article-journal',
          abstract: 'Ninety years of gauges.',
          'container-title': 'Harbour Letters',
          DOI: '10.1038/nature14539',
          ISSN: '0028-0836',
          language: 'en',
          note: 'PMID: 26017442\nCited twice.',
          title: 'Tides in <i>harbours</i>',
          URL: 'https://www.harbour.example/tides',
          author: [
            { family: 'Berg', given: 'Anna', 'non-dropping-particle': 'van den' },
            { literal: 'The Gauge Group' },
          ],
          accessed: { 'date-parts': [['2024', 1, 2]] },
          issued: { 'date-parts': [['2015', 5, 28]] },
        },
      ]),
      [
        {
          title: 'Tides in <i>harbours</i>',
          authors: ['Anna van den Berg', 'The Gauge Group'],
          publishedDate: '2015-05-28',
          siteName: 'Harbour Letters',
          identifiers: { doi: '10.1038/nature14539', pmid: '26017442' },
          abstract: 'Ninety years of gauges.',
          summary: 'Cited twice.',
        },
      ],
    ],
    [
      'BibTeX of other programs',
      '@string{jt = "Journal of Tides"}\n@comment{no}\n@Article{a, author = "G{\\"o}del, Kurt and {\\L}ukasz \\\'Swi\\k{a}tek and others", title = {The {LaTeX} of \\emph{Tides} -- part 1}, journal = jt # { II}, year = 2001, month = "March", url = {https://example.org/a\\_b}}\n',
      [
        {
          title: 'The LaTeX of Tides – part 1',
          authors: ['Kurt Gödel', 'Łukasz Świątek'],
          publishedDate: '2001-03',
          siteName: 'Journal of Tides II',
          url: 'https://example.org/a_b',
        },
      ],
    ],
  ])('recognises %s by its content', async (_, text, expected) => {
    const { sources, reportedItems } = await readFile(text);
    expect(reportedItems).toEqual([]);
    expect(sources).toMatchObject(expected);
  });

  it('imports the valid rows of a file with invalid ones, and names the invalid ones', async () => {
    const bibtex =
      '@misc{a, title={One}, url={https://example.org/a}}\n@misc{broken, title={Two\n@misc{c, title={Three}, url={https://example.org/c}}\n@misc{d, title={No address}}\n@misc{e, title={Password}, url={https://u:p@example.org/}}';
    const { sources, reportedItems } = await readFile(bibtex);
    expect(sources.map(({ title }) => title)).toEqual(['One', 'Three']);
    expect(reportedItems.map(({ label, reason, index }) => [label, reason, index])).toEqual([
      ['broken', 'no-address', null],
      ['d: No address', 'no-address', null],
      ['e: Password', 'malformed', null],
    ]);
  });

  it('keeps the DOI in the URL of an item without a field for it', async () => {
    for (const text of [
      '@misc{a, title = {Tides}, url = {https://doi.org/10.1000/182}}',
      'url,title,doi\nhttps://doi.org/10.1000/182,Tides,\n',
    ])
      expect(await readFile(text)).toMatchObject({
        sources: [{ identifiers: { doi: '10.1000/182' } }],
        reportedItems: [],
      });
  });

  it.each([
    [
      'Scopus',
      [
        'Authors,Author full names,Title,Year,Source title,DOI,Link,Author Keywords,Document Type,Source',
        '"Berg A.; van der Hoek L.","Berg, Anna (57200000001); van der Hoek, Ludwig (57200000002)",Tides,2021,Journal of Tides,10.1000/1,https://www.scopus.com/record/1,harbour; tide,Article,Scopus',
      ],
      { authors: ['Berg, Anna', 'van der Hoek, Ludwig'], tags: ['harbour', 'tide'] },
    ],
    [
      'IEEE Xplore',
      [
        '"Document Title",Authors,"Publication Title","Publication Year",ISBNs,"DOI",PDF Link,"Author Keywords"',
        '"Tides","A. Berg; L. van der Hoek","Journal of Tides","2021","978-1-6654-0000-1","10.1000/1","https://ieeexplore.ieee.org/1","harbour;tide"',
      ],
      { authors: ['A. Berg', 'L. van der Hoek'], tags: ['harbour', 'tide'] },
    ],
    [
      'PubMed',
      [
        'PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI',
        '34000001,Tides,"Berg A, van der Hoek LM.",J Tides. 2021,Berg A,Journal of Tides,2021,2021/03/01,,,10.1000/1',
      ],
      { authors: ['Berg, A', 'van der Hoek, LM'] },
    ],
    [
      'Web of Science',
      [
        'PT\tAU\tAF\tTI\tSO\tDT\tDE\tPY\tDI',
        'J\tBerg, A; van der Hoek, L\tBerg, Anna; van der Hoek, Ludwig\tTides\tJournal of Tides\tArticle\tharbour; tide\t2021\t10.1000/1',
      ],
      { authors: ['Berg, Anna', 'van der Hoek, Ludwig'], tags: ['harbour', 'tide'] },
    ],
    [
      'Zotero',
      [
        '"Item Type","Publication Year","Author","Title","Publication Title","DOI","Date","Manual Tags","Automatic Tags","Notes"',
        '"journalArticle","2021","Berg, Anna","Tides","Journal of Tides","10.1000/1","2021","harbour","tide","<p>Two <b>gauges</b>.</p>"',
      ],
      { authors: ['Berg, Anna'], tags: ['harbour', 'tide'], summary: 'Two gauges.' },
    ],
  ])('reads a table of %s', async (_, lines, expected) => {
    const { sources, reportedItems } = await readFile(lines.join('\n'));
    expect(reportedItems).toEqual([]);
    expect(sources).toMatchObject([
      {
        title: 'Tides',
        publishedDate: '2021',
        siteName: 'Journal of Tides',
        type: 'paper',
        identifiers: { doi: '10.1000/1' },
        ...expected,
      },
    ]);
  });

  it.each([
    ['Smith J.', ['Smith, J']],
    ['Smith J, Doe A Jr, Lee K.', ['Smith, J', 'Doe, Jr, A', 'Lee, K']],
    ['Smith J, Lee K, Harbour Study Group.', ['Smith, J', 'Lee, K', 'Harbour Study Group']],
    ['Berg, Anna', ['Berg, Anna']],
    ['Research and Development', ['Research and Development']],
  ])('reads the authors %j of a table', async (cell, authors) => {
    const { sources } = await readFile(`Title,Authors,DOI\nTides,"${cell}",10.1000/1`);
    expect(sources).toMatchObject([{ authors }]);
  });

  it.each([
    ['Article; Early Access', 'paper'],
    ['Review; Book Chapter', 'book'],
    ['Meeting Abstract', 'paper'],
    ['Data Paper', 'paper'],
    ['Book', 'book'],
    ['', 'paper'],
    ['web', 'web'],
  ])('reads the document type %j of a table', async (documentType, type) => {
    const { sources } = await readFile(`Title,Document Type,DOI\nTides,${documentType},10.1000/1`);
    expect(sources).toMatchObject([{ type }]);
  });

  it('reads the journal macros of astronomy, formulas, and preprints whose arXiv id is in the name of the journal', async () => {
    const { sources, reportedItems } = await readFile(
      [
        '@article{a, title = {CO$_2$ and $\\beta$-carotene}, journal = {\\mnras}, doi = {10.1000/1}}',
        '@article{b, title = {Attention}, journal = {arXiv preprint arXiv:1706.03762}, year = {2017}}',
      ].join('\n'),
    );
    expect(reportedItems).toEqual([]);
    expect(sources).toMatchObject([
      { title: 'CO₂ and β-carotene', siteName: 'Monthly Notices of the Royal Astronomical Society' },
      {
        siteName: 'arXiv',
        subtype: 'preprint',
        url: 'https://arxiv.org/abs/1706.03762',
        identifiers: { arxiv: '1706.03762' },
      },
    ]);
  });

  it('names a URL that an identifier replaced, without its password', async () => {
    const { sources, reportedItems } = await readFile(
      [
        '@misc{a, url = {https://me:secret@a.example/tides}, doi = {10.1000/1}}',
        '@misc{b, url = {ftp://a.example/tides}, doi = {10.1000/2}}',
        '@misc{c, url = {doi:10.1000/3}, doi = {10.1000/3}}',
        '@misc{d, url = {ftp://a.example/waves}, eprint = {2401.00001}, archivePrefix = {arXiv}}',
      ].join('\n'),
    );
    expect(sources.map(({ url }) => url)).toEqual([
      'https://doi.org/10.1000/1',
      'https://doi.org/10.1000/2',
      'https://doi.org/10.1000/3',
      'https://arxiv.org/abs/2401.00001',
    ]);
    expect(reportedItems.map(({ omitted }) => omitted)).toEqual([
      [{ field: 'url', text: 'https://***@a.example/tides', imported: null }],
      [{ field: 'url', text: 'ftp://a.example/tides', imported: null }],
      [{ field: 'url', text: 'ftp://a.example/waves', imported: null }],
    ]);
  });

  it('names the second description and the second note of an article', async () => {
    const article = {
      url: 'https://a.example/tides',
      title: 'Tides',
      savedAt: '2024-05-28T10:00:00Z',
      description: 'Ninety years of gauges.',
      excerpt: 'Ninety years of gauges.',
      summary: 'The gauges rise.',
      note: 'Cited twice.',
      notes: 'Read again.',
    };
    const { sources, reportedItems } = await readFile(JSON.stringify([article]));
    expect(sources).toMatchObject([{ abstract: 'Ninety years of gauges.', summary: 'Cited twice.' }]);
    expect(reportedItems.map(({ omitted }) => omitted)).toEqual([
      [
        { field: 'summary', text: 'The gauges rise.', imported: null },
        { field: 'notes', text: 'Read again.', imported: null },
      ],
    ]);
  });

  it('keeps the folders of chosen articles as tags, beside the status', async () => {
    const { sources, reportedItems } = await readFile(
      [
        'URL,Title,Selection,Folder,Timestamp',
        'https://a.example/1,One,,Unread,1700000000',
        'https://a.example/2,Two,,Starred,1700000000',
        'https://a.example/3,Three,,Archive,1700000000',
        'https://a.example/4,Four,,Shortlist,1700000000',
      ].join('\n'),
    );
    expect(reportedItems).toEqual([]);
    expect(sources.map(({ status, tags }) => [status, tags])).toEqual([
      ['inbox', []],
      ['inbox', ['starred']],
      ['archived', []],
      ['inbox', ['shortlist']],
    ]);
  });

  it.each([
    ['RIS', 'TY  - constructor\nUR  - https://a.example/1\nTI  - A \nER  - '],
    ['RIS with a continued type', 'TY  - JOUR\nvalueOf\nUR  - https://a.example/1\nTI  - A\nER  - '],
    ['BibTeX', '@constructor{a, title = {A\\constructor}, url = {https://a.example/1}}'],
    ['CSL-JSON', '[{"id": 1, "type": "constructor", "title": "A", "URL": "https://a.example/1"}]'],
  ])('reads an unknown type with the name of a property of objects: %s', async (_, text) => {
    const { sources } = await readFile(text);
    expect(sources.map(({ url, title, type }) => [url, title, type])).toEqual([
      ['https://a.example/1', 'A', 'web'],
    ]);
  });

  it('rejects a file that is not a list of sources, and never throws', async () => {
    for (const text of ['', 'hello', '{}', '[]', '{"schemaVersion":1}', '<p>no link</p>', '---\n: [\n---'])
      expect((await parseImportFile(text, NOW)).ok).toBe(false);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          '',
          '@misc{',
          'TY  - JOUR\n',
          '[{"type":"book","id":1,',
          'url,title\n',
          '<!DOCTYPE NETSCAPE',
          '---\n',
        ),
        fc.string({ unit: 'binary', maxLength: 300 }),
        async (start, rest) => {
          const result = await parseImportFile(start + rest, NOW);
          const sources: Source[] = result.ok ? await loadAll(result.value.sources) : [];
          for (const { url } of sources) expect(url).toMatch(/^https?:/);
        },
      ),
    );
  });
});
