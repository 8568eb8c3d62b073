import { describe, expect, it } from 'vitest';
import { mergeSources } from '@/lib/record/duplicates/merge-sources';
import { Source } from '@/lib/record/schema/source';
import { makeSource } from '@/tests/support/make-records';

const none = makeSource().identifiers;

describe('mergeSources', () => {
  it('keeps the ids and the URL of the target, and all other addresses as aliases', () => {
    const keep = makeSource({ aliases: ['https://a.example/'] });
    const other = makeSource({ aliases: ['https://a.example/', keep.url, 'https://b.example/'] });
    const merged = mergeSources(keep, other);
    expect([merged.stableId, merged.id, merged.url]).toEqual([keep.stableId, keep.id, keep.url]);
    expect(merged.aliases).toEqual(['https://a.example/', other.url, 'https://b.example/']);
  });

  it('appends the text of the duplicate, unless both texts are equal', () => {
    const keep = makeSource({ summary: 'One.', review: 'Same.', contextNote: null });
    const merged = mergeSources(keep, makeSource({ summary: 'Two.', review: 'Same.', contextNote: 'Why.' }));
    expect(merged).toMatchObject({ summary: 'One.\n\nTwo.', review: 'Same.', contextNote: 'Why.' });
  });

  it('combines key points, tags and citing pages', () => {
    const quote = { exact: 'words', prefix: '', suffix: '', start: null, end: null };
    const cited = { wiki: 'w', pageId: 'p', title: 'P', type: null, quality: 69, url: null };
    const keep = makeSource({ keyPoints: [{ text: 'A', quotes: [] }], tags: ['x', 'y'], citedBy: [cited] });
    const other = makeSource({
      keyPoints: [
        { text: 'A', quotes: [] },
        { text: 'A', quotes: [quote] },
      ],
      tags: ['y', 'z'],
      citedBy: [cited, { ...cited, pageId: 'q' }],
    });
    const merged = mergeSources(keep, other);
    expect(merged.keyPoints).toEqual([
      { text: 'A', quotes: [] },
      { text: 'A', quotes: [quote] },
    ]);
    expect(merged.tags).toEqual(['x', 'y', 'z']);
    expect(merged.citedBy.map(({ pageId }) => pageId)).toEqual(['p', 'q']);
  });

  it('fills empty fields of the target', () => {
    const keep = makeSource({ identifiers: { ...none, doi: '10.1/a' } });
    const other = makeSource({
      importance: 0,
      publishedDate: '2024',
      identifiers: { ...none, doi: '10.1/b', arxiv: '2212.08073' },
    });
    expect(mergeSources(keep, other)).toMatchObject({
      importance: 0,
      publishedDate: '2024',
      identifiers: { doi: '10.1/a', arxiv: '2212.08073' },
    });
  });

  it('keeps a different value of the duplicate as a candidate with its origin', () => {
    const keep = makeSource({ title: 'A', importance: 40, publishedDate: '2024' });
    const other = makeSource({
      title: 'B',
      importance: 60,
      publishedDate: '2024',
      identifiers: { ...none, doi: '10.1/b' },
      credibilityOverride: { level: 2, reason: 'Why' },
      provenance: { title: { from: 'og:title', candidates: [{ value: 'C', from: 'h1' }] } },
    });
    const { provenance } = mergeSources({ ...keep, credibilityOverride: { level: 4, reason: 'So' } }, other);
    expect(provenance.title?.candidates).toEqual([
      { value: 'B', from: 'og:title' },
      { value: 'C', from: 'h1' },
    ]);
    expect(provenance.importance?.candidates).toEqual([{ value: '60', from: 'reader' }]);
    expect(provenance.credibilityOverride?.candidates).toEqual([{ value: '2: Why', from: 'reader' }]);
    expect(provenance.publishedDate).toBeUndefined();
  });

  it('keeps the earlier creation time and returns a valid source', () => {
    const merged = mergeSources(makeSource(), makeSource({ createdAt: '2020-01-01T00:00:00.000Z' }));
    expect(merged.createdAt).toBe('2020-01-01T00:00:00.000Z');
    expect(Source.safeParse(merged).success).toBe(true);
  });
});
