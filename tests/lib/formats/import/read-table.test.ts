import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImportFile } from '@/lib/app/library/parse-import-file';
import { isTable, readTable } from '@/lib/formats/import/read-table';
import { addColumnMapping, findSavedFields, TABLE_FIELDS } from '@/lib/formats/import/table-fields';
import { RECORD_FIELDS } from '@/lib/record/fields';
import { loadAll } from '@/tests/support/load-all';
import { makeSource } from '@/tests/support/make-records';
import { writeText } from '@/tests/support/write-export';

const NOW = new Date('2026-03-14T10:00:00.000Z');

describe('readTable', () => {
  it('guesses the fields of columns by their names in the tables of other programs', () => {
    const getFields = (header: string) => readTable(`${header}\n`, []).columns.fields;
    expect(getFields('title,url,time_added,tags,status')).toEqual([
      'title',
      'url',
      'createdAt',
      'tags',
      'status',
    ]);
    expect(getFields('Key;Author;Title;DOI;Abstract Note')).toEqual([
      null,
      'authors',
      'title',
      'doi',
      'abstract',
    ]);
    expect(getFields('id,title,note,folder,link')).toEqual([null, 'title', 'summary', 'tags', 'url']);
    expect(getFields('id,title,tags,folder,link')).toEqual([null, 'title', 'tags', null, 'url']);
  });

  it('finds a column of addresses whose name says nothing, and numbers the columns of a table without a header', () => {
    const named = 'what,where\nTides,https://example.org/a\nWaves,https://example.org/b\n';
    expect(isTable(named)).toBe(true);
    expect(readTable(named, []).columns).toEqual({
      header: ['what', 'where'],
      samples: [
        ['Tides', 'Waves'],
        ['https://example.org/a', 'https://example.org/b'],
      ],
      fields: [null, 'url'],
    });
    const unnamed = 'https://example.org/a\tTides\nhttps://example.org/b\tWaves\n';
    const { items, columns } = readTable(unnamed, []);
    expect(columns.header).toEqual(['1', '2']);
    expect(items.map(({ place, url }) => [place, url])).toEqual([
      ['line 1', 'https://example.org/a'],
      ['line 2', 'https://example.org/b'],
    ]);
    expect(isTable('A note, with a comma.\nSee https://example.org/a, and this.\n')).toBe(false);
  });

  it('reads the columns as the reader mapped them for the same header, and joins columns of one list', () => {
    const saved = addColumnMapping([], {
      header: ['Where', 'First', 'Second', 'Worth', 'Opinion', 'Gone'],
      fields: ['url', 'authors', 'authors', 'importance', 'review', 'a field of another version'],
    });
    const text =
      'where,first,second,worth,opinion,gone\nhttps://example.org/a,Berg Anna,Lind Ove,70,Good.,x\n';
    const { items, columns } = readTable(text, saved);
    expect(columns.fields).toEqual(['url', 'authors', 'authors', 'importance', 'review', null]);
    expect(items[0]).toMatchObject({ authors: ['Berg Anna', 'Lind Ove'], importance: '70', review: 'Good.' });
    expect(findSavedFields(saved, ['where', 'first'])).toBeNull();
  });

  it('has a field for every column of the export except those that the library assigns', () => {
    const columns = ['credibilityLevel', 'credibilityReason', 'linkCheckedAt', 'doi', 'arxiv'];
    expect(TABLE_FIELDS).toEqual(expect.arrayContaining(columns));
    const registryFields = TABLE_FIELDS.filter((field) => field in RECORD_FIELDS);
    expect(registryFields).toEqual(
      expect.arrayContaining(['url', 'review', 'contextNote', 'stance', 'archiveUrl', 'keyPoints']),
    );
    expect(TABLE_FIELDS).not.toContain('stableId');
  });

  it('never throws, and gives every row an item', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a",;\t\r\n1') }), (text) => {
        isTable(text);
        expect(readTable(text, []).items.every(({ place }) => /^line \d+$/.test(place))).toBe(true);
      }),
    );
  });
});

describe('a table of the export', () => {
  it.each(['csv', 'tsv'] as const)('brings back what the reader wrote (%s)', async (format) => {
    const source = makeSource({
      aliases: ['https://example.org/other'],
      purpose: 'news',
      keyPoints: [
        { text: 'First, with a comma.', quotes: [] },
        { text: '=SUM(A1)', quotes: [] },
      ],
      review: 'Two\nlines.',
      contextNote: 'Why it matters.',
      importance: 70,
      stance: 'support',
      credibilityOverride: { level: 4, reason: 'Checked.' },
      archiveUrl: 'https://archive.example/1',
      linkState: { state: 'dead', checkedAt: '2026-01-02T03:04:05.000Z' },
      status: 'reviewed',
    });
    const result = await parseImportFile(await writeText(format, [source]), NOW);
    const [imported] = result.ok ? await loadAll(result.value.sources) : [];
    const { aliases, purpose, keyPoints, review, contextNote, importance, stance, status } = source;
    const { credibilityOverride, archiveUrl, linkState } = source;
    expect(imported).toMatchObject({ aliases, purpose, keyPoints, review, contextNote, importance, stance });
    expect(imported).toMatchObject({ status, credibilityOverride, archiveUrl, linkState });
  });

  it('leaves out values that a record cannot have', async () => {
    const text = 'url,importance,stance,credibilityLevel,status\nhttps://example.org/a,700,perhaps,4,gone\n';
    const result = await parseImportFile(text, NOW);
    expect(result.ok && (await loadAll(result.value.sources))).toMatchObject([
      { importance: null, stance: null, credibilityOverride: null, status: 'inbox' },
    ]);
  });
});
