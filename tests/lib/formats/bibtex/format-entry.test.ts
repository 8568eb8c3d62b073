import { parse } from '@retorquere/bibtex-parser';
import { describe, expect, it } from 'vitest';
import type { BibDialect } from '@/lib/formats/bibtex/entry-types';
import { formatEntry } from '@/lib/formats/bibtex/format-entry';
import { buildCslItem } from '@/lib/formats/csl/build-csl-item';
import { formatFamily } from '@/lib/formats/csl/format-name';
import { sanitizeLine } from '@/lib/formats/sanitize-link';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { makeSource } from '@/tests/support/make-sources';

const items = HARD_REFERENCES.map((source) => buildCslItem(source, source.stableId));

// Braces would end the value.
const ENCODED_URLS: Record<string, string> = {
  'http://sub.example.net:8080/~user/{id}': 'http://sub.example.net:8080/~user/%7Bid%7D',
};

/** Reads entries with a parser of another project. */
function readEntries(dialect: BibDialect) {
  const text = items.map((item) => formatEntry(item, dialect)).join('\n');
  const library = parse(text, { sentenceCase: false, english: false });
  expect(library.errors).toEqual([]);
  return new Map(library.entries.map((entry) => [entry.key, entry.fields]));
}

describe('formatEntry', () => {
  it.each<BibDialect>(['bibtex', 'biblatex'])(
    'writes 300 difficult references in %s, which another parser reads with the same values',
    (dialect) => {
      const entries = readEntries(dialect);
      expect(entries.size).toBe(items.length);
      for (const item of items) {
        const fields = entries.get(item.id);
        expect(fields?.title).toBe(sanitizeLine(item.title));
        expect(fields?.url).toBe(ENCODED_URLS[item.URL ?? ''] ?? item.URL);
        expect(fields?.doi).toBe(item.DOI);
        expect(
          (fields?.author ?? []).map(({ lastName, name, prefix, firstName, suffix }) => ({
            whole: name ?? [prefix, lastName].filter(Boolean).join(' '),
            firstName,
            suffix,
          })),
        ).toEqual(
          (item.author ?? []).map((name) => ({
            whole: name.literal ?? formatFamily(name),
            firstName: name.given,
            suffix: name.suffix,
          })),
        );
      }
    },
  );

  it('encodes the braces and backslashes of a URL, and no other character', () => {
    const url = 'https://example.org/a_(b)?c={d}\\e&f=[g]';
    const item = { ...buildCslItem(makeSource(), 'a'), URL: url };
    expect(formatEntry(item, 'bibtex')).toContain('url = {https://example.org/a_(b)?c=%7Bd%7D%5Ce&f=[g]}');
  });

  it('has the types and field names of BibLaTeX', () => {
    const source = makeSource({
      title: 'Tides',
      authors: ['Anna Berg'],
      publishedDate: '2024-05',
      siteName: 'The Harbour Times',
      url: 'https://example.org/tides',
    });
    expect(formatEntry(buildCslItem(source, 'berg2024tides'), 'biblatex')).toBe(`@online{berg2024tides,
  author = {Berg, Anna},
  title = {{Tides}},
  organization = {The Harbour Times},
  date = {2024-05},
  url = {https://example.org/tides},
  urldate = {2026-03-12}
}
`);
  });
});
