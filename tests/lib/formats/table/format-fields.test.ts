import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '@/lib/formats/table/export-formats';
import { getFormatFieldNames, listDroppedFields } from '@/lib/formats/table/format-fields';
import { listFields } from '@/lib/record/field-lists';
import type { Source } from '@/lib/record/schema/source';
import { makeSource } from '@/tests/support/make-sources';
import { writeBytes } from '@/tests/support/write-export';

const base = makeSource({ authors: ['Anna Berg'], publishedDate: '2023', title: 'Base', type: 'paper' });
const quote = { exact: 'exact words', prefix: '', suffix: '', start: null, end: null };

// Other values of each field. At least one of them changes the output of a format that writes the field.
const OTHER_VALUES: { [F in keyof Source]?: unknown[] } = {
  stableId: ['sid_ZZZZZZZZZZ'],
  id: ['ffffffffffffffff'],
  url: ['https://example.org/changed'],
  aliases: [['https://example.org/alias']],
  title: ['Changed'],
  authors: [['Otto Changed']],
  publishedDate: ['2024-05-28'],
  venueId: ['changed'],
  siteName: ['Changed'],
  type: ['book', 'web'],
  subtype: ['preprint', 'changed'],
  purpose: ['changed'],
  language: ['de'],
  identifiers: [
    { ...base.identifiers, doi: '10.1/changed' },
    { ...base.identifiers, pmid: '123' },
  ],
  abstract: ['Changed'],
  summary: ['Changed'],
  keyPoints: [[{ text: 'Changed', quotes: [quote] }]],
  review: ['Changed'],
  contextNote: ['Changed'],
  importance: [77],
  tags: [['changed']],
  stance: ['oppose'],
  credibilityOverride: [{ level: 2, reason: 'Changed' }],
  archiveUrl: ['https://archive.example/changed'],
  linkState: [{ state: 'dead', checkedAt: '2026-01-01T00:00:00.000Z' }],
  citedBy: [[{ wiki: 'w', pageId: 'p', title: 'Changed', type: null, quality: null, url: null }]],
  status: ['archived'],
  createdAt: ['2025-01-01T00:00:00.000Z'],
  updatedAt: ['2027-01-01T00:00:00.000Z'],
  provenance: [{ title: { from: 'reader', candidates: [] } }],
};

/** Returns the written file as text, the notes of a ZIP file without its times. */
async function write(format: Exclude<(typeof EXPORT_FORMATS)[number], 'json'>, source: Source) {
  const bytes = await writeBytes(format, [source]);
  const decode = (part: Uint8Array) => new TextDecoder().decode(part);
  // The file of annotations has a new id each time.
  if (format !== 'markdown') return decode(bytes).replace(/"urn:uuid:[^"]*"/, '');
  return Object.entries(unzipSync(bytes))
    .map(([name, note]) => `${name}\n${decode(note)}`)
    .join('\n');
}

describe('getFormatFieldNames', () => {
  it.each(EXPORT_FORMATS.filter((format) => format !== 'json'))(
    'lists exactly the fields that %s writes',
    async (format) => {
      // Annotations exist only where a quote exists.
      const start =
        format === 'annotations' ? { ...base, keyPoints: [{ text: 'Point', quotes: [quote] }] } : base;
      const baseText = await write(format, start);
      const writtenFields: string[] = [];
      for (const field of listFields({ stored: true, exported: true })) {
        const texts = await Promise.all(
          (OTHER_VALUES[field] ?? []).map((value) => write(format, { ...start, [field]: value })),
        );
        expect(texts.length).toBeGreaterThan(0);
        if (texts.some((text) => text !== baseText)) writtenFields.push(field);
      }
      expect(Object.keys(getFormatFieldNames(format)).toSorted()).toEqual(writtenFields.toSorted());
    },
  );

  it('lists only fields of the registry', () => {
    const fields: string[] = listFields({ stored: true, exported: true });
    for (const format of EXPORT_FORMATS)
      expect(Object.keys(getFormatFieldNames(format)).filter((field) => !fields.includes(field))).toEqual([]);
  });
});

describe('listDroppedFields', () => {
  it('lists the fields that a format does not contain, in the order of the registry', () => {
    expect(listDroppedFields('json')).toEqual([]);
    expect(listDroppedFields('csv')).toEqual(['citedBy', 'provenance']);
    expect(listDroppedFields('bibtex').slice(0, 4)).toEqual(['stableId', 'id', 'aliases', 'venueId']);
  });
});
