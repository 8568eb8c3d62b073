import { describe, expect, it } from 'vitest';
import { createRecordList, createSourceList, NO_SNAPSHOTS } from '@/lib/app/library/import-contents';
import { importRecords, splitIntoChunks } from '@/lib/app/library/import-records';
import { err, ok } from '@/lib/base/result';
import { DEFAULT_IMPORT_CHOICES } from '@/lib/record/schema/import-choices';
import { makeRow, makeSource } from '@/tests/support/make-records';

describe('splitIntoChunks', () => {
  it('returns every source once, in order, within the size limit', () => {
    const sources = createSourceList(Array.from({ length: 450 }, () => makeSource())).references;

    const chunks = [...splitIntoChunks(sources, new Map(), [])];

    expect(chunks.map((chunk) => chunk.sources.length)).toEqual([200, 200, 50]);
    expect(chunks.flatMap((chunk) => chunk.sources)).toEqual(sources);
  });

  it('keeps a source and its snapshots together, below the maximum message size', () => {
    const sources = createSourceList([makeSource(), makeSource(), makeSource()]).references;
    const snapshotsById = new Map(
      sources.map((source) => [source.stableId, [{ ...source, length: 3_000_000 }]]),
    );

    const chunks = [...splitIntoChunks(sources, snapshotsById, [])];

    expect(chunks).toHaveLength(3);
    for (const chunk of chunks) expect(chunk.snapshots[0]?.stableId).toBe(chunk.sources[0]?.stableId);
  });
});

describe('importRecords', () => {
  const sources = Array.from({ length: 450 }, () => makeSource());
  const records = {
    sources: createSourceList(sources),
    snapshots: NO_SNAPSHOTS,
    venues: [],
    isForeign: false,
  };
  const noCounts = { added: 0, replaced: 0, restored: 0, skipped: 0, rejected: 0, textCount: 0 };
  const findMatches = async () => [];
  const addAll = async (chunk: { sources: unknown[] }) =>
    ok({ ...noCounts, added: chunk.sources.length, written: [], change: null });
  const { signal } = new AbortController();

  it('returns what was added and what remains when a chunk cannot be written', async () => {
    const problem = { kind: 'disk-full' } as const;
    let chunkCount = 0;
    const result = await importRecords(
      {
        sendChunk: async (chunk) => {
          chunkCount += 1;
          return chunkCount === 2 ? err(problem) : addAll(chunk);
        },
        findMatches,
      },
      records,
      DEFAULT_IMPORT_CHOICES,
      { onProgress: () => {}, signal },
    );
    expect(result).toEqual({ counts: { ...noCounts, added: 200 }, remainingCount: 250, problem });
  });

  it('stops when the file with the texts was removed since the dry run', async () => {
    const snapshots = {
      ...createRecordList(sources.slice(0, 1), () => 1),
      load: () => Promise.reject(new DOMException('', 'NotFoundError')),
    };
    const result = await importRecords(
      { sendChunk: addAll, findMatches },
      { ...records, snapshots },
      DEFAULT_IMPORT_CHOICES,
      {
        onProgress: () => {},
        signal,
      },
    );
    const problem = { kind: 'store-failed', name: 'NotFoundError' };
    expect(result).toEqual({ counts: noCounts, remainingCount: 450, problem });
  });

  it('returns what was added when the library cannot be read any more', async () => {
    let readCount = 0;
    const result = await importRecords(
      {
        sendChunk: addAll,
        findMatches: async () => {
          readCount += 1;
          if (readCount === 2) throw new DOMException('', 'UnknownError');
          return [];
        },
      },
      records,
      DEFAULT_IMPORT_CHOICES,
      { onProgress: () => {}, signal },
    );
    const problem = { kind: 'store-failed', name: 'UnknownError' };
    expect(result).toEqual({ counts: { ...noCounts, added: 200 }, remainingCount: 250, problem });
  });

  it('sends only those ids of earlier chunks that the sources of a chunk match', async () => {
    const sentIds: string[][] = [];
    const [first, last] = [makeRow(sources[0]), sources.at(-1)];
    const result = await importRecords(
      {
        sendChunk: async (chunk) => {
          sentIds.push(chunk.written);
          const written = chunk.sources.map(({ stableId }) => stableId);
          return ok({ ...noCounts, added: written.length, written, change: null });
        },
        // The last source has an address of the first one.
        findMatches: async (chunkSources) =>
          chunkSources.map((source) => ({ row: source === last ? first : null, hasConflict: false })),
      },
      records,
      DEFAULT_IMPORT_CHOICES,
      { onProgress: () => {}, signal },
    );
    expect(result.counts.added).toBe(450);
    expect(sentIds).toEqual([[], [], [first.stableId]]);
  });

  it('stops after the chunk in progress when it is cancelled', async () => {
    const controller = new AbortController();
    const result = await importRecords({ sendChunk: addAll, findMatches }, records, DEFAULT_IMPORT_CHOICES, {
      onProgress: (fraction) => fraction > 0.8 && controller.abort(),
      signal: controller.signal,
    });
    expect(result).toEqual({ counts: { ...noCounts, added: 400 }, remainingCount: 50, problem: null });
  });
});
