import { describe, expect, it } from 'vitest';
import { listMergedFields, mergeEdits } from '@/lib/record/draft/merge-edits';
import type { Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { makeSource } from '@/tests/support/make-records';

const makeKeyPoint = (text: string) => ({ text, quotes: [] });
const QUOTE = {
  text: '',
  quotes: [{ exact: 'their words', prefix: '', suffix: '', start: null, end: null }],
};
const merge = (base: Edits, typed: Edits, now: Partial<Source>): Edits =>
  mergeEdits(typed, base, makeSource(now));

describe('mergeEdits', () => {
  it('keeps edits when the record changed in other fields, and without a merge base', () => {
    expect(merge({ summary: '' }, { summary: 'Mine.' }, { review: 'Theirs.' })).toEqual({
      summary: 'Mine.',
    });
    expect(mergeEdits({ summary: 'Mine.' }, undefined, makeSource({ summary: 'Theirs.' }))).toEqual({
      summary: 'Mine.',
    });
  });

  it('drops the edit when only the record changed', () => {
    expect(merge({ title: 'Old' }, { title: 'Old ' }, { title: 'New' })).toEqual({});
  });

  it('combines both texts', () => {
    const base = { summary: 'Old.' };
    expect(merge(base, { summary: 'Mine.' }, { summary: 'Theirs.' }).summary).toBe('Theirs.\n\nMine.');
    expect(merge(base, { summary: 'Old. Mine.' }, { summary: 'Old.\n\nTheirs.' }).summary).toBe(
      'Old. Mine.\n\nTheirs.',
    );
    expect(merge(base, { summary: '' }, { summary: 'Theirs.' }).summary).toBe('Theirs.');
    expect(merge(base, { summary: 'Mine.' }, { summary: null }).summary).toBe('Mine.');
  });

  it('merges key points by item, including quotes from the page', () => {
    const base = { keyPoints: [makeKeyPoint('one')] };
    const typed = { keyPoints: [makeKeyPoint('one, reworded'), makeKeyPoint('')] };
    expect(merge(base, typed, { keyPoints: [makeKeyPoint('one'), makeKeyPoint('two')] }).keyPoints).toEqual([
      makeKeyPoint('one, reworded'),
      makeKeyPoint('two'),
    ]);
    expect(merge(base, typed, { keyPoints: [makeKeyPoint('one'), QUOTE] }).keyPoints).toEqual([
      makeKeyPoint('one, reworded'),
      QUOTE,
    ]);
  });

  it('keeps both versions of a point that both sides changed, and drops one that a side removed', () => {
    const base = { keyPoints: [makeKeyPoint('one'), makeKeyPoint('two')] };
    const typed = { keyPoints: [makeKeyPoint('one, mine'), makeKeyPoint('two')] };
    expect(merge(base, typed, { keyPoints: [makeKeyPoint('one, theirs')] }).keyPoints).toEqual([
      makeKeyPoint('one, theirs'),
      makeKeyPoint('one, mine'),
    ]);
  });

  it('merges tags, authors and identifiers one by one', () => {
    const ids = makeSource().identifiers;
    const typed = { tags: ['alpha'], authors: ['Ada', 'Bo'], identifiers: { ...ids, doi: '10.1/x' } };
    const base = { tags: [], authors: ['Ada'], identifiers: ids };
    const now = { tags: ['beta'], authors: ['Ada', 'Cy'], identifiers: { ...ids, pmid: '7' } };
    const both = merge(base, typed, now);
    expect(both.tags?.toSorted()).toEqual(['alpha', 'beta']);
    expect(both.authors?.toSorted()).toEqual(['Ada', 'Bo', 'Cy']);
    expect(both.identifiers).toMatchObject({ doi: '10.1/x', pmid: '7' });
  });

  it('compares with the saved record field by field', () => {
    const saved = makeSource({ summary: 'Theirs.\n\nMine.', tags: ['a'], title: 'T' });
    expect(listMergedFields({ summary: 'Mine.', tags: ['a', 'a '], title: ' T' }, saved)).toEqual([
      'summary',
    ]);
  });
});
