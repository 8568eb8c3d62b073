import { describe, expect, it } from 'vitest';
import { findStoredPdfText } from '@/lib/record/find-stored-pdf-text';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

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

describe('findStoredPdfText', () => {
  it.each([
    ['the newest PDF', '2026-03-05T10:00:00.000Z', second],
    ['a PDF whose successor was captured without its file', '2026-03-03T10:00:00.000Z', first],
    ['the first PDF, if the clock was set back', '2026-02-01T10:00:00.000Z', first],
  ])('finds the text of %s', (_, storedAt, text) => {
    expect(findStoredPdfText(snapshots, new Date(storedAt))).toBe(text);
  });

  it('returns null if no PDF has a text', () => {
    expect(findStoredPdfText([page], new Date('2026-03-05T10:00:00.000Z'))).toBeNull();
  });
});
