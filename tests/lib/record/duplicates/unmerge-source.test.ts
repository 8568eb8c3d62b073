import { describe, expect, it } from 'vitest';
import { mergeSources } from '@/lib/record/duplicates/merge-sources';
import { unmergeSource } from '@/lib/record/duplicates/unmerge-source';
import { makeSource } from '@/tests/support/make-records';

const later = '2026-05-01T00:00:00.000Z';

describe('unmergeSource', () => {
  const before = makeSource({ summary: 'Mine.', tags: ['a'], aliases: ['https://a.example/'] });
  const other = makeSource({ summary: 'Theirs.', tags: ['b'], publishedDate: '2024', review: 'Long.' });
  const merged = mergeSources(before, other);

  it('restores the record', () => {
    expect(unmergeSource(merged, { before, merged })).toEqual(before);
  });

  it('keeps later edits', () => {
    const now = { ...merged, title: 'Another title', updatedAt: later };
    expect(unmergeSource(now, { before, merged })).toEqual({
      ...before,
      title: 'Another title',
      updatedAt: later,
    });
  });

  it('removes from a list only what the merge had added', () => {
    const now = { ...merged, tags: [...merged.tags, 'c'], updatedAt: later };
    expect(unmergeSource(now, { before, merged })).toMatchObject({
      tags: ['a', 'c'],
      aliases: before.aliases,
      summary: 'Mine.',
    });
  });
});
