import { describe, expect, it } from 'vitest';
import { mergeSources } from '@/lib/record/duplicates/merge-sources';
import { Source } from '@/lib/record/schema/source';
import { makeSource } from '@/tests/support/make-sources';

const NO_IDENTIFIERS = makeSource().identifiers;

describe('mergeSources', () => {
  it('keeps the ids and the URL of the target, and all other URLs as aliases', () => {
    const target = makeSource({ aliases: ['https://a.example/'] });
    const duplicate = makeSource({ aliases: ['https://a.example/', target.url, 'https://b.example/'] });
    const mergedSource = mergeSources(target, duplicate);
    expect([mergedSource.stableId, mergedSource.id, mergedSource.url]).toEqual([
      target.stableId,
      target.id,
      target.url,
    ]);
    expect(mergedSource.aliases).toEqual(['https://a.example/', duplicate.url, 'https://b.example/']);
  });

  it('appends the text of the duplicate, unless both texts are equal', () => {
    const target = makeSource({ summary: 'One.', review: 'Same.', contextNote: null });
    const mergedSource = mergeSources(
      target,
      makeSource({ summary: 'Two.', review: 'Same.', contextNote: 'Why.' }),
    );
    expect(mergedSource).toMatchObject({ summary: 'One.\n\nTwo.', review: 'Same.', contextNote: 'Why.' });
  });

  it('combines key points, tags and citing pages', () => {
    const quote = { exact: 'words', prefix: '', suffix: '', start: null, end: null };
    const citingPage = { wiki: 'w', pageId: 'p', title: 'P', type: null, quality: 69, url: null };
    const target = makeSource({
      keyPoints: [{ text: 'A', quotes: [] }],
      tags: ['x', 'y'],
      citedBy: [citingPage],
    });
    const duplicate = makeSource({
      keyPoints: [
        { text: 'A', quotes: [] },
        { text: 'A', quotes: [quote] },
      ],
      tags: ['y', 'z'],
      citedBy: [citingPage, { ...citingPage, pageId: 'q' }],
    });
    const mergedSource = mergeSources(target, duplicate);
    expect(mergedSource.keyPoints).toEqual([
      { text: 'A', quotes: [] },
      { text: 'A', quotes: [quote] },
    ]);
    expect(mergedSource.tags).toEqual(['x', 'y', 'z']);
    expect(mergedSource.citedBy.map(({ pageId }) => pageId)).toEqual(['p', 'q']);
  });

  it('fills empty fields of the target', () => {
    const target = makeSource({ identifiers: { ...NO_IDENTIFIERS, doi: '10.1/a' } });
    const duplicate = makeSource({
      importance: 0,
      publishedDate: '2024',
      identifiers: { ...NO_IDENTIFIERS, doi: '10.1/b', arxiv: '2212.08073' },
    });
    expect(mergeSources(target, duplicate)).toMatchObject({
      importance: 0,
      publishedDate: '2024',
      identifiers: { doi: '10.1/a', arxiv: '2212.08073' },
    });
  });

  it('keeps a different value of the duplicate as a candidate with its origin', () => {
    const target = makeSource({ title: 'A', importance: 40, publishedDate: '2024' });
    const duplicate = makeSource({
      title: 'B',
      importance: 60,
      publishedDate: '2024',
      identifiers: { ...NO_IDENTIFIERS, doi: '10.1/b' },
      credibilityOverride: { level: 2, reason: 'Why' },
      provenance: { title: { from: 'og:title', candidates: [{ value: 'C', from: 'h1' }] } },
    });
    const { provenance } = mergeSources(
      { ...target, credibilityOverride: { level: 4, reason: 'So' } },
      duplicate,
    );
    expect(provenance.title?.candidates).toEqual([
      { value: 'B', from: 'og:title' },
      { value: 'C', from: 'h1' },
    ]);
    expect(provenance.importance?.candidates).toEqual([{ value: '60', from: 'reader' }]);
    expect(provenance.credibilityOverride?.candidates).toEqual([{ value: '2: Why', from: 'reader' }]);
    expect(provenance.publishedDate).toBeUndefined();
  });

  it.each([
    ['the newer', 'ok', 'dead', 'dead'],
    ['the newer', 'dead', 'ok', 'ok'],
    ['a proven', 'dead', 'error', 'dead'],
    ['a proven', 'paywall', 'error', 'paywall'],
  ] as const)('keeps %s link state of %s and, later, %s', (_, earlier, later, merged) => {
    const older = makeSource({ linkState: { state: earlier, checkedAt: '2026-01-01T00:00:00.000Z' } });
    const newer = makeSource({ linkState: { state: later, checkedAt: '2026-02-01T00:00:00.000Z' } });
    expect(mergeSources(older, newer).linkState?.state).toBe(merged);
    expect(mergeSources(newer, older).linkState?.state).toBe(merged);
  });

  it('keeps the earlier creation time and returns a valid source', () => {
    const mergedSource = mergeSources(makeSource(), makeSource({ createdAt: '2020-01-01T00:00:00.000Z' }));
    expect(mergedSource.createdAt).toBe('2020-01-01T00:00:00.000Z');
    expect(Source.safeParse(mergedSource).success).toBe(true);
  });
});
