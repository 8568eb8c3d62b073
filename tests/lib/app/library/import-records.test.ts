import { describe, expect, it } from 'vitest';
import { importRecords, splitIntoChunks } from '@/lib/app/library/import-records';
import { err, ok } from '@/lib/base/result';
import { DEFAULT_IMPORT_CHOICES } from '@/lib/record/schema/import-choices';
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
    const snapshotsById = new Map(
      sources.map(({ stableId }) => [
        stableId,
        [{ stableId, length: 3_000_000, load: () => Promise.reject(new Error('not loaded')) }],
      ]),
    );

    const chunks = [...splitIntoChunks(sources, snapshotsById, [])];

    expect(chunks).toHaveLength(3);
    for (const chunk of chunks) expect(chunk.snapshots[0]?.stableId).toBe(chunk.sources[0]?.stableId);
  });
});

describe('importRecords', () => {
  const sources = Array.from({ length: 450 }, () => makeSource());
  const records = { sources, snapshots: [], venues: [], isForeign: false };
  const noCounts = { added: 0, replaced: 0, restored: 0, skipped: 0, rejected: 0, textCount: 0 };
  const addAll = async (chunk: { sources: unknown[] }) =>
    ok({ ...noCounts, added: chunk.sources.length, written: [], change: null });
  const { signal } = new AbortController();

  it('returns what was added and what remains when a chunk cannot be written', async () => {
    const problem = { kind: 'disk-full' } as const;
    let chunkCount = 0;
    const result = await importRecords(
      async (chunk) => {
        chunkCount += 1;
        return chunkCount === 2 ? err(problem) : addAll(chunk);
      },
      records,
      DEFAULT_IMPORT_CHOICES,
      { onProgress: () => {}, signal },
    );
    expect(result).toEqual({ counts: { ...noCounts, added: 200 }, remainingCount: 250, problem });
  });

  it('stops when the file with the texts was removed since the dry run', async () => {
    const [source] = sources;
    const snapshots = source
      ? [
          {
            stableId: source.stableId,
            length: 1,
            load: () => Promise.reject(new DOMException('', 'NotFoundError')),
          },
        ]
      : [];
    const result = await importRecords(addAll, { ...records, snapshots }, DEFAULT_IMPORT_CHOICES, {
      onProgress: () => {},
      signal,
    });
    const problem = { kind: 'store-failed', name: 'NotFoundError' };
    expect(result).toEqual({ counts: noCounts, remainingCount: 450, problem });
  });

  it('stops after the chunk in progress when it is cancelled', async () => {
    const controller = new AbortController();
    const result = await importRecords(addAll, records, DEFAULT_IMPORT_CHOICES, {
      onProgress: (fraction) => fraction > 0.8 && controller.abort(),
      signal: controller.signal,
    });
    expect(result).toEqual({ counts: { ...noCounts, added: 400 }, remainingCount: 50, problem: null });
  });
});
