import { describe, expect, it } from 'vitest';
import { listMergedFields, mergeEdits } from '@/lib/record/draft/merge-edits';
import type { Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { makeSource } from '@/tests/support/make-sources';

const makeKeyPoint = (text: string) => ({ text, quotes: [] });
const QUOTE = {
  text: '',
  quotes: [{ exact: 'quoted words', prefix: '', suffix: '', start: null, end: null }],
};
const merge = (base: Edits, edits: Edits, currentFields: Partial<Source>): Edits =>
  mergeEdits(edits, base, makeSource(currentFields));

describe('mergeEdits', () => {
  it('keeps edits when the source changed in other fields, and without a merge base', () => {
    expect(merge({ summary: '' }, { summary: 'Draft.' }, { review: 'Record.' })).toEqual({
      summary: 'Draft.',
    });
    expect(mergeEdits({ summary: 'Draft.' }, undefined, makeSource({ summary: 'Record.' }))).toEqual({
      summary: 'Draft.',
    });
  });

  it('removes the edit if only the source changed', () => {
    expect(merge({ title: 'Old' }, { title: 'Old ' }, { title: 'New' })).toEqual({});
  });

  it('combines both texts', () => {
    const base = { summary: 'Old.' };
    expect(merge(base, { summary: 'Draft.' }, { summary: 'Record.' }).summary).toBe('Record.\n\nDraft.');
    expect(merge(base, { summary: 'Old. Draft.' }, { summary: 'Old.\n\nRecord.' }).summary).toBe(
      'Old. Draft.\n\nRecord.',
    );
    expect(merge(base, { summary: '' }, { summary: 'Record.' }).summary).toBe('Record.');
    expect(merge(base, { summary: 'Draft.' }, { summary: null }).summary).toBe('Draft.');
  });

  it('merges key points by item, including quotes from the page', () => {
    const base = { keyPoints: [makeKeyPoint('one')] };
    const edits = { keyPoints: [makeKeyPoint('one, reworded'), makeKeyPoint('')] };
    expect(merge(base, edits, { keyPoints: [makeKeyPoint('one'), makeKeyPoint('two')] }).keyPoints).toEqual([
      makeKeyPoint('one, reworded'),
      makeKeyPoint('two'),
    ]);
    expect(merge(base, edits, { keyPoints: [makeKeyPoint('one'), QUOTE] }).keyPoints).toEqual([
      makeKeyPoint('one, reworded'),
      QUOTE,
    ]);
  });

  it('keeps both versions of a point that both sides changed, and removes one that a side removed', () => {
    const base = { keyPoints: [makeKeyPoint('one'), makeKeyPoint('two')] };
    const edits = { keyPoints: [makeKeyPoint('one, draft'), makeKeyPoint('two')] };
    expect(merge(base, edits, { keyPoints: [makeKeyPoint('one, record')] }).keyPoints).toEqual([
      makeKeyPoint('one, record'),
      makeKeyPoint('one, draft'),
    ]);
  });

  it('merges tags, authors and identifiers one by one', () => {
    const ids = makeSource().identifiers;
    const edits = { tags: ['alpha'], authors: ['Ada', 'Bo'], identifiers: { ...ids, doi: '10.1/x' } };
    const base = { tags: [], authors: ['Ada'], identifiers: ids };
    const currentFields = { tags: ['beta'], authors: ['Ada', 'Cy'], identifiers: { ...ids, pmid: '7' } };
    const mergedEdits = merge(base, edits, currentFields);
    expect(mergedEdits.tags?.toSorted()).toEqual(['alpha', 'beta']);
    expect(mergedEdits.authors?.toSorted()).toEqual(['Ada', 'Bo', 'Cy']);
    expect(mergedEdits.identifiers).toMatchObject({ doi: '10.1/x', pmid: '7' });
  });

  it('lists the fields that the save combined', () => {
    const savedSource = makeSource({ summary: 'Record.\n\nDraft.', tags: ['a'], title: 'T' });
    expect(listMergedFields({ summary: 'Draft.', tags: ['a', 'a '], title: ' T' }, savedSource)).toEqual([
      'summary',
    ]);
  });
});
