import { describe, expect, it } from 'vitest';
import { createImportItemList, createSourceList, NO_SNAPSHOTS } from '@/lib/app/library/import-contents';
import { importContents, splitIntoChunks } from '@/lib/app/library/import-file';
import { err, ok } from '@/lib/base/result';
import { DEFAULT_IMPORT_CHOICES } from '@/lib/record/schema/import-choices';
import { makeSource } from '@/tests/support/make-sources';

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

describe('importContents', () => {
  const sources = Array.from({ length: 450 }, () => makeSource());
  const items = {
    sources: createSourceList(sources),
    snapshots: NO_SNAPSHOTS,
    venues: [],
    isForeign: false,
  };
  const noCounts = { added: 0, replaced: 0, restored: 0, skipped: 0, rejected: 0, textCount: 0 };
  const addAll = async (chunk: { sources: unknown[] }) =>
    ok({ ...noCounts, added: chunk.sources.length, written: [], change: null });
  const { signal } = new AbortController();

  it('returns what was added and what remains when a chunk cannot be written', async () => {
    const problem = { kind: 'disk-full' } as const;
    let chunkCount = 0;
    const result = await importContents(
      async (chunk) => {
        chunkCount += 1;
        return chunkCount === 2 ? err(problem) : addAll(chunk);
      },
      items,
      DEFAULT_IMPORT_CHOICES,
      { onProgress: () => {}, signal },
    );
    expect(result).toEqual({ counts: { ...noCounts, added: 200 }, remainingCount: 250, problem });
  });

  it('stops when the file with the texts was changed or deleted since the dry run', async () => {
    const snapshots = {
      ...createImportItemList(sources.slice(0, 1), () => 1),
      load: async () => err({ kind: 'file-changed' } as const),
    };
    const result = await importContents(addAll, { ...items, snapshots }, DEFAULT_IMPORT_CHOICES, {
      onProgress: () => {},
      signal,
    });
    const problem = { kind: 'file-changed' };
    expect(result).toEqual({ counts: noCounts, remainingCount: 450, problem });
  });

  it('loads the next chunk while the worker writes one, and no further', async () => {
    const events: string[] = [];
    const list = createSourceList(sources);
    const load: typeof list.load = async (references) => {
      events.push(`load ${references.length}`);
      return list.load(references);
    };
    await importContents(
      async (chunk) => {
        events.push(`send ${chunk.sources.length}`);
        await Promise.resolve();
        events.push('written');
        return addAll(chunk);
      },
      { ...items, sources: { ...list, load } },
      DEFAULT_IMPORT_CHOICES,
      { onProgress: () => {}, signal },
    );
    expect(events).toEqual([
      ...['load 200', 'load 200', 'send 200', 'written'],
      ...['load 50', 'send 200', 'written'],
      ...['send 50', 'written'],
    ]);
  });

  it('stops after the chunk in progress when it is cancelled', async () => {
    const controller = new AbortController();
    const result = await importContents(addAll, items, DEFAULT_IMPORT_CHOICES, {
      onProgress: (fraction) => fraction > 0.8 && controller.abort(),
      signal: controller.signal,
    });
    expect(result).toEqual({ counts: { ...noCounts, added: 400 }, remainingCount: 50, problem: null });
  });
});
