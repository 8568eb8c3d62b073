import { expect, it } from 'vitest';
import { countTags } from '@/lib/search/index/count-tags';
import { buildChunks } from '@/lib/search/index/index-chunk';
import { buildIndexDocument } from '@/lib/search/index/index-document';
import { createLibraryIndex, loadChunk } from '@/lib/search/index/library-index';
import { makeRow, makeSource } from '@/tests/support/make-sources';

it('countTags counts the sources of each tag, once for each tag above it, and not those in the bin', () => {
  const index = createLibraryIndex(() => ({ name: '', level: 0 }));
  const documents = [
    makeRow(makeSource({ tags: ['a', 'a/x', 'a/y'] })),
    makeRow(makeSource({ tags: ['a/x', 'b/z'] })),
    makeRow(makeSource({ tags: ['gone'] }), { shelf: 'bin' }),
  ].map((row) => buildIndexDocument(row));
  for (const { chunk } of buildChunks(documents)) loadChunk(index, 'all', chunk);
  expect(countTags(index)).toEqual([
    { tag: 'a', count: 1, total: 2 },
    { tag: 'a/x', count: 2, total: 2 },
    { tag: 'a/y', count: 1, total: 1 },
    { tag: 'b', count: 0, total: 1 },
    { tag: 'b/z', count: 1, total: 1 },
  ]);
});
