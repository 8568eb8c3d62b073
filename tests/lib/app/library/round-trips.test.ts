import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseImportFile } from '@/lib/app/library/parse-import-file';
import { formatAuthor } from '@/lib/formats/csl/format-name';
import { parseName } from '@/lib/formats/csl/parse-name';
import { sanitizeLine } from '@/lib/formats/sanitize-link';
import { getFormatFieldNames } from '@/lib/formats/table/format-fields';
import type { Source } from '@/lib/record/schema/source';
import { SOURCE_TYPES, STANCES } from '@/lib/record/vocabulary';
import { normalizeTag } from '@/lib/search/normalize-tag';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { loadAll } from '@/tests/support/load-all';
import { makeSource } from '@/tests/support/make-sources';
import { writeBytes, writeText } from '@/tests/support/write-export';

type Format = 'bibtex' | 'biblatex' | 'csl-json' | 'ris' | 'csv' | 'tsv' | 'bookmarks' | 'markdown';

const NOW = new Date('2100-03-14T10:00:00.000Z');

async function readBack(format: Format, source: Source): Promise<Source> {
  const text =
    format === 'markdown'
      ? new TextDecoder().decode(Object.values(unzipSync(await writeBytes(format, [source])))[0])
      : await writeText(format, [source]);
  const result = await parseImportFile(text, NOW);
  if (!result.ok) throw new Error(`not recognised: ${text}`);
  expect(result.value.reportedItems).toEqual([]);
  const [read, ...others] = await loadAll(result.value.sources);
  expect(others).toEqual([]);
  if (!read) throw new Error(`nothing in: ${text}`);
  return read;
}

// Characters that a format could take for its own syntax, and some that are hard to encode.
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(
        ...[
          '--',
          '---',
          "''",
          '``',
          '\\',
          '\\\\',
          '{',
          '}',
          '$x_1$',
          '%',
          '&amp;',
          '<b>',
          '"',
          '# ',
          '@misc{',
        ],
        ...[
          '\n',
          '\r\n',
          ' - ',
          'TY  - JOUR',
          'ER  - ',
          ' and ',
          ',',
          ';',
          '; ',
          "'=1",
          '=1',
          '[[a]]',
          '---\n',
        ],
        ...['é', 'e\u0301', '\u{1f9ea}', 'שלום', '漢字', '\u00a0', '\u2028', '\t'],
      ),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));
const nullable = (value: fc.Arbitrary<string>) => fc.option(value, { nil: null });
const names = HARD_REFERENCES.flatMap(({ authors }) => authors);
const base = makeSource();

const sourceArbitrary: fc.Arbitrary<Source> = fc
  .record({
    path: fc.stringMatching(/^[\w/.~-]{1,12}(\?[\w=&%+]{1,8})?$/),
    title: text.filter((title) => sanitizeLine(title) !== ''),
    authors: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
    publishedDate: nullable(fc.constantFrom('2024', '2024-05', '2024-05-28', '0987')),
    siteName: nullable(text.map(sanitizeLine).filter(Boolean)),
    type: fc.constantFrom(...SOURCE_TYPES),
    subtype: nullable(fc.constantFrom('news_article', 'dataset', 'preprint', 'legislation', 'my kind')),
    purpose: nullable(text.map(sanitizeLine).filter(Boolean)),
    language: nullable(fc.constantFrom('en', 'de', 'pt-BR')),
    doi: nullable(fc.constantFrom('10.1000/a_b(c)', '10.5555/%x&y#z', '10.1000/q{r}')),
    arxiv: nullable(fc.constantFrom('2212.08073', 'hep-th/9901001')),
    pmid: nullable(fc.constant('26017442')),
    pmcid: nullable(fc.constant('PMC3531190')),
    isbn: nullable(fc.constant('9783161484100')),
    abstract: nullable(text.map((value) => value.trim()).filter(Boolean)),
    summary: nullable(text.map((value) => value.trim()).filter(Boolean)),
    review: nullable(text.map((value) => value.trim()).filter(Boolean)),
    contextNote: nullable(text.map((value) => value.trim()).filter(Boolean)),
    importance: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
    stance: fc.option(fc.constantFrom(...STANCES), { nil: null }),
    tags: fc.uniqueArray(text.map(normalizeTag).filter(Boolean), { maxLength: 3 }),
    day: fc.constantFrom('2020-02-29', '2024-12-31'),
  })
  .map(({ path, doi, arxiv, pmid, pmcid, isbn, day, ...values }) => ({
    ...base,
    ...values,
    url: new URL(`https://example.org/${path}`).href,
    identifiers: { ...base.identifiers, doi, arxiv, pmid, pmcid, isbn },
    createdAt: `${day}T10:20:30.000Z`,
  }));

// Fields whose value an import assigns itself, and the body of a note, which is written for people.
const NOT_READ: Record<string, string[]> = {
  all: ['stableId', 'id', 'venueId', 'updatedAt'],
  markdown: ['abstract', 'summary', 'keyPoints', 'review'],
};

const toLine = (value: string | null): string | null =>
  value === null ? null : sanitizeLine(value).normalize('NFC') || null;

const ONE_LINE_FIELDS: (keyof Source)[] = ['title', 'siteName', 'purpose'];

/** The value of a field without what every format may change: texts are one line, and names are written in one form. */
function getComparable(source: Source, field: keyof Source, format: Format): unknown {
  const value = source[field];
  if (format === 'csv' || format === 'tsv') {
    if (typeof value !== 'string') return value;
    return ONE_LINE_FIELDS.includes(field) ? sanitizeLine(value) : value.trim();
  }
  if (field === 'authors')
    return source.authors.map((author) => {
      const name = formatAuthor(parseName(sanitizeLine(author))).normalize('NFC');
      return format === 'ris' ? name.replaceAll(',', '') : name;
    });
  if (field === 'url') return source.url;
  // RIS has no access date of a statute.
  if (field === 'createdAt' && format === 'ris' && source.subtype === 'legislation') return null;
  if (field === 'createdAt' && format !== 'bookmarks') return source.createdAt.slice(0, 10);
  return typeof value === 'string' ? toLine(value) : value;
}

/** The fields that every value of must come back. Type and subtype become the nearest that the format has. */
const listFieldsToCompare = (format: Format): (keyof Source)[] =>
  (Object.keys(getFormatFieldNames(format)) as (keyof Source)[]).filter(
    (field) =>
      ![
        ...(NOT_READ.all ?? []),
        ...(NOT_READ[format] ?? []),
        'type',
        'subtype',
        'language',
        'identifiers',
      ].includes(field),
  );

describe.each<Format>(['bibtex', 'biblatex', 'csl-json', 'ris', 'csv', 'tsv', 'bookmarks', 'markdown'])(
  'a round trip through %s',
  (format) => {
    it('keeps every field that the table of formats lists for it, for any source', async () => {
      await fc.assert(
        fc.asyncProperty(sourceArbitrary, async (source) => {
          const read = await readBack(format, source);
          for (const field of listFieldsToCompare(format))
            expect([field, getComparable(read, field, format)]).toEqual([
              field,
              getComparable(source, field, format),
            ]);
        }),
        { numRuns: 60 },
      );
    });

    it('keeps a URL with brackets, and encodes braces only in BibTeX', async () => {
      const url = 'https://example.org/wiki/Tide_(sea)?a=[b]&c={d}';
      const readUrl = (await readBack(format, { ...base, url })).url;
      expect(readUrl).toBe(
        format.startsWith('bib') ? 'https://example.org/wiki/Tide_(sea)?a=[b]&c=%7Bd%7D' : url,
      );
    });

    it('changes nothing any more when it is repeated', async () => {
      await fc.assert(
        fc.asyncProperty(sourceArbitrary, async (source) => {
          const first = await readBack(format, source);
          const second = await readBack(format, first);
          const { stableId, id, provenance, updatedAt, ...values } = first;
          expect(second).toMatchObject(values);
        }),
        { numRuns: 20 },
      );
    });
  },
);
