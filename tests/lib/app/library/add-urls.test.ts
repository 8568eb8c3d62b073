import { expect, it } from 'vitest';
import { addUrls } from '@/lib/app/library/add-urls';
import type { ImportChunk } from '@/lib/app/library/import-file';
import { ok } from '@/lib/base/result';

const COUNTS = { added: 0, replaced: 0, restored: 0, skipped: 0, rejected: 0, textCount: 0 };

it('addUrls sends URLs as sources of the inbox in chunks, and returns the written ids', async () => {
  const chunks: ImportChunk[] = [];
  const urls = Array.from({ length: 250 }, (_, index) => `https://a.org/${index}`);
  const result = await addUrls(
    async (chunk) => {
      chunks.push(chunk);
      const written = chunk.sources.map(({ stableId }) => stableId);
      return ok({ ...COUNTS, added: written.length, written, change: null });
    },
    urls,
    new Date('2026-05-01T00:00:00.000Z'),
    { onProgress: () => {}, signal: new AbortController().signal },
  );
  const sources = chunks.flatMap((chunk) => chunk.sources);
  expect(chunks.length).toBeGreaterThan(1);
  expect(sources.map(({ url }) => url)).toEqual(urls);
  expect(sources[0]).toMatchObject({
    title: urls[0],
    status: 'inbox',
    createdAt: '2026-05-01T00:00:00.000Z',
  });
  expect(result.writtenIds).toEqual(sources.map(({ stableId }) => stableId));
});

it('addUrls records the identifiers that a URL contains', async () => {
  const chunks: ImportChunk[] = [];
  await addUrls(
    async (chunk) => {
      chunks.push(chunk);
      return ok({ ...COUNTS, written: [], change: null });
    },
    ['https://doi.org/10.1000/182', 'https://arxiv.org/abs/2212.08073', 'https://a.org/x'],
    new Date('2026-05-01T00:00:00.000Z'),
    { onProgress: () => {}, signal: new AbortController().signal },
  );
  const identifiers = chunks.flatMap(({ sources }) => sources).map((source) => source.identifiers);
  expect(identifiers).toMatchObject([
    { doi: '10.1000/182' },
    { arxiv: '2212.08073' },
    { doi: null, arxiv: null },
  ]);
});
