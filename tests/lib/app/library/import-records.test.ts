import { describe, expect, it } from 'vitest';
import { splitIntoChunks } from '@/lib/app/library/import-records';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import { makeSource } from '@/tests/support/make-records';

describe('splitIntoChunks', () => {
  it('returns every source once, in order, within the size limit', () => {
    const sources = Array.from({ length: 450 }, () => makeSource());

    const chunks = [...splitIntoChunks(sources, new Map(), [])];

    expect(chunks.map((chunk) => chunk.sources.length)).toEqual([200, 200, 50]);
    expect(chunks.flatMap((chunk) => chunk.sources)).toEqual(sources);
  });

  it('keeps a source and its snapshots together, below the maximum message size', () => {
    const sources = [makeSource(), makeSource(), makeSource()];
    const longText = 'x'.repeat(1_500_000);
    const snapshotsById = new Map(
      sources.map(({ stableId }) => [
        stableId,
        [{ stableId, markdown: longText, text: longText } as Snapshot],
      ]),
    );

    const chunks = [...splitIntoChunks(sources, snapshotsById, [])];

    expect(chunks).toHaveLength(3);
    for (const chunk of chunks) expect(chunk.snapshots[0]?.stableId).toBe(chunk.sources[0]?.stableId);
  });
});
