import { describe, expect, it } from 'vitest';
import { mergeSources } from '@/lib/record/duplicates/merge-sources';
import { unmergeSource } from '@/lib/record/duplicates/unmerge-source';
import { makeSource } from '@/tests/support/make-records';

const later = '2026-05-01T00:00:00.000Z';

describe('taking a merge back', () => {
  const before = makeSource({ summary: 'Mine.', tags: ['a'], aliases: ['https://a.example/'] });
  const other = makeSource({ summary: 'Theirs.', tags: ['b'], publishedDate: '2024', review: 'Long.' });
  const merged = mergeSources(before, other);

  it('gives the record as it was', () => {
    expect(unmergeSource(merged, { before, merged })).toEqual(before);
  });

  it('keeps what was edited since', () => {
    const now = { ...merged, title: 'Another title', updatedAt: later };
    expect(unmergeSource(now, { before, merged })).toEqual({
      ...before,
      title: 'Another title',
      updatedAt: later,
    });
  });

  it('takes out of a list only what the merge had put in', () => {
    const now = { ...merged, tags: [...merged.tags, 'c'], updatedAt: later };
    expect(unmergeSource(now, { before, merged })).toMatchObject({
      tags: ['a', 'c'],
      aliases: before.aliases,
      summary: 'Mine.',
    });
  });
});
