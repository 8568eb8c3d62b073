import { describe, expect, it } from 'vitest';
import { listStoredPdfTexts } from '@/lib/record/list-stored-pdf-texts';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const HASH = 'a'.repeat(64);
const OTHER_HASH = 'b'.repeat(64);
const source = makeSource();
const page = makeSnapshot(source, 'The page.', { capturedAt: '2026-03-01T10:00:00.000Z' });
const first = makeSnapshot(source, 'The first PDF.', {
  capturedAt: '2026-03-02T10:00:00.000Z',
  pageStarts: [0],
});
const second = makeSnapshot(source, 'The second PDF.', {
  capturedAt: '2026-03-04T10:00:00.000Z',
  pageStarts: [0],
});
const snapshots = [page, first, second];
const LATEST = new Date('2026-03-05T10:00:00.000Z');

describe('listStoredPdfTexts', () => {
  it('lists the texts with the hash of the file, also if the file was stored again later', () => {
    const hashed = [
      page,
      { ...first, pdfHashes: [OTHER_HASH, HASH] },
      { ...second, pdfHashes: [OTHER_HASH] },
    ];
    expect(listStoredPdfTexts(hashed, { hash: HASH, storedAt: LATEST })).toEqual([hashed[1]]);
    expect(listStoredPdfTexts(hashed, { hash: OTHER_HASH, storedAt: LATEST })).toEqual(hashed.slice(1));
  });

  it('lists none for a file without text, as of a scan', () => {
    const hashed = [page, { ...first, pdfHashes: [HASH] }];
    expect(listStoredPdfTexts(hashed, { hash: OTHER_HASH, storedAt: LATEST })).toEqual([]);
    expect(listStoredPdfTexts([page], { hash: OTHER_HASH, storedAt: LATEST })).toEqual([]);
  });

  it.each([
    ['the newest PDF', '2026-03-05T10:00:00.000Z', second],
    ['a PDF whose successor was captured without its file', '2026-03-03T10:00:00.000Z', first],
    ['the first PDF, if the clock was set back', '2026-02-01T10:00:00.000Z', first],
  ])('finds the text of %s among those of older versions', (_, storedAt, text) => {
    for (const hash of [HASH, null])
      expect(listStoredPdfTexts(snapshots, { hash, storedAt: new Date(storedAt) })).toEqual([text]);
  });
});
