import { describe, expect, it } from 'vitest';
import { buildSnapshotPageUrl } from '@/lib/record/snapshot-page-url';

const source = { url: 'https://journal.example/abs/1', aliases: ['https://journal.example/first.pdf'] };
const first = { sha256: 'a', pdfUrl: 'https://journal.example/first.pdf' };
const second = { sha256: 'b', pdfUrl: 'https://preprints.example/second.pdf' };
const fromFile = { sha256: 'c' };

describe('buildSnapshotPageUrl', () => {
  it('opens the PDF of the snapshot', () => {
    const snapshots = [first, second];
    expect(buildSnapshotPageUrl(first, snapshots, source, 3)).toBe(
      'https://journal.example/first.pdf#page=3',
    );
    expect(buildSnapshotPageUrl(second, snapshots, source, 3)).toBe(
      'https://preprints.example/second.pdf#page=3',
    );
  });

  it('opens the PDF of the source if only that one is known', () => {
    expect(buildSnapshotPageUrl(fromFile, [fromFile], source, 2)).toBe(
      'https://journal.example/first.pdf#page=2',
    );
  });

  it('does not open another PDF for a file without a URL', () => {
    expect(buildSnapshotPageUrl(fromFile, [first, fromFile], source, 2)).toBeNull();
  });

  it('opens the URL of a PDF that was also added as a file', () => {
    expect(buildSnapshotPageUrl({ sha256: 'b' }, [first, second, { sha256: 'b' }], source, 2)).toBe(
      'https://preprints.example/second.pdf#page=2',
    );
  });
});
