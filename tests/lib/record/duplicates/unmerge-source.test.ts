import { describe, expect, it } from 'vitest';
import { mergeSources } from '@/lib/record/duplicates/merge-sources';
import { unmergeSource } from '@/lib/record/duplicates/unmerge-source';
import { makeSource } from '@/tests/support/make-sources';

const LATER_TIMESTAMP = '2026-05-01T00:00:00.000Z';

describe('unmergeSource', () => {
  const sourceBefore = makeSource({ summary: 'First.', tags: ['a'], aliases: ['https://a.example/'] });
  const duplicate = makeSource({ summary: 'Second.', tags: ['b'], publishedDate: '2024', review: 'Long.' });
  const mergedSource = mergeSources(sourceBefore, duplicate);

  it('restores the source', () => {
    expect(unmergeSource(mergedSource, { before: sourceBefore, merged: mergedSource })).toEqual(sourceBefore);
  });

  it('keeps later edits', () => {
    const currentSource = { ...mergedSource, title: 'Another title', updatedAt: LATER_TIMESTAMP };
    expect(unmergeSource(currentSource, { before: sourceBefore, merged: mergedSource })).toEqual({
      ...sourceBefore,
      title: 'Another title',
      updatedAt: LATER_TIMESTAMP,
    });
  });

  it('removes from a list only what the merge had added', () => {
    const currentSource = { ...mergedSource, tags: [...mergedSource.tags, 'c'], updatedAt: LATER_TIMESTAMP };
    expect(unmergeSource(currentSource, { before: sourceBefore, merged: mergedSource })).toMatchObject({
      tags: ['a', 'c'],
      aliases: sourceBefore.aliases,
      summary: 'First.',
    });
  });
});
