import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeExportedSource } from '@/lib/formats/exported-source';
import { formatTableRow, listColumns } from '@/lib/formats/lines/format-table-row';
import { parseExportFile } from '@/lib/formats/parse-export-file';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { makeSource } from '@/tests/support/make-sources';
import { sourceArbitrary } from '@/tests/support/source-arbitraries';
import { writeText } from '@/tests/support/write-export';

describe.each([
  ['csv', ','],
  ['tsv', '\t'],
] as const)('a table in %s', (format, delimiter) => {
  it('has 300 difficult references, which another parser reads with the same values', async () => {
    const rows: Record<string, string>[] = parse(await writeText(format, HARD_REFERENCES), {
      columns: true,
      delimiter,
      bom: true,
    });
    expect(rows.length).toBe(HARD_REFERENCES.length);
    rows.forEach((row, index) => {
      const source = HARD_REFERENCES[index];
      expect(row.title?.replace(/^'/, '')).toBe(source?.title.replace(/^'/, ''));
      expect(row.url).toBe(source?.url);
      expect(row.authors).toBe(source?.authors.join('; '));
      expect(row.doi).toBe(source?.identifiers.doi ?? '');
    });
  });
});

describe('formatTableRow', () => {
  it('writes no cell that a spreadsheet runs as a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",\' a') }), { minLength: 2 }),
        (values) => {
          for (const separator of [',', '\t']) {
            const [cells = []] = parse(formatTableRow(values, separator), {
              delimiter: separator,
              relax_column_count: true,
            });
            expect(cells.length).toBe(values.length);
            for (const [index, cell] of cells.entries()) {
              expect(cell).not.toMatch(/^[=+\-@\t\r]/);
              expect([values[index], `'${values[index]}`]).toContain(cell);
            }
          }
        },
      ),
    );
  });

  it('has a column for each field and identifier', () => {
    const names = listColumns().map(({ name }) => name);
    expect(names.slice(0, 6)).toEqual(['stableId', 'id', 'url', 'aliases', 'title', 'authors']);
    expect(names).toContain('openreview');
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('writeJsonLines', () => {
  it('keeps every value of any source', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sourceArbitrary, { maxLength: 3 }), async (sources) => {
        const lines = (await writeText('jsonl', sources)).split('\n').slice(0, -1);
        expect(lines.map((line) => decodeExportedSource(JSON.parse(line)))).toEqual(sources);
      }),
      { numRuns: 50 },
    );
  });

  it('writes sources that the import accepts', async () => {
    const sources = [makeSource(), makeSource()];
    const records = (await writeText('jsonl', sources))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const parsed = parseExportFile({ schemaVersion: 1, sources: records });
    expect(parsed.ok && parsed.value.sources).toEqual(sources);
  });
});
