import { describe, expect, it } from 'vitest';
import { Source } from '@/lib/record/schema/source';
import { applyRemoteValues, getSyncedValues, listLocalOnlyFields } from '@/lib/wiki/merge/synced-values';
import { makeUntitledSource } from '../simulation/make-untitled-source';

const url = 'https://example.com/a';
const rules = { mapping: null, isShippedVenue: (id: string) => id === 'nature' };
const now = new Date('2026-03-20T12:00:00Z');

describe('getSyncedValues', () => {
  it('omits a custom venue and, without a mapping, the rating of the reader', () => {
    const ratedSource = makeUntitledSource({
      url,
      venueId: 'my-venue',
      credibilityOverride: { level: 4, reason: 'r' },
    });
    expect(Object.keys(getSyncedValues(ratedSource, rules))).not.toEqual(expect.arrayContaining(['venueId']));
    expect(getSyncedValues(ratedSource, rules).credibility).toBeUndefined();
    expect(getSyncedValues({ ...ratedSource, venueId: 'nature' }, rules).venueId).toBe('nature');
    expect(
      getSyncedValues(ratedSource, { ...rules, mapping: { 1: 0.2, 2: 0.4, 3: 0.6, 4: 0.8, 5: 1 } })
        .credibility,
    ).toBe(0.8);
  });

  it('returns no title when the title is the URL', () => {
    expect(getSyncedValues(makeUntitledSource({ url, title: url }), rules).title).toBeNull();
    expect(getSyncedValues(makeUntitledSource({ url, title: 'A' }), rules).title).toBe('A');
  });

  it('includes the year only for papers', () => {
    const getYear = (type: Source['type'], publishedDate: string | null) =>
      getSyncedValues(makeUntitledSource({ url, type, publishedDate }), rules).year;
    expect(getYear('paper', '2024-05')).toBe(2024);
    expect(getYear('paper', null)).toBeNull();
    expect(getYear('web', '2024')).toBeUndefined();
  });
});

describe('listLocalOnlyFields', () => {
  it('returns a custom venue, and a rating without a mapping', () => {
    const sourceWithCustomVenue = makeUntitledSource({
      url,
      venueId: 'my-venue',
      credibilityOverride: { level: 4, reason: 'r' },
    });
    expect(listLocalOnlyFields(sourceWithCustomVenue, rules)).toEqual(['venueId', 'credibility']);
    const mapping = { 1: 0.2, 2: 0.4, 3: 0.6, 4: 0.8, 5: 1 };
    expect(
      listLocalOnlyFields({ ...sourceWithCustomVenue, venueId: 'nature' }, { ...rules, mapping }),
    ).toEqual([]);
    expect(listLocalOnlyFields(makeUntitledSource({ url }), rules)).toEqual([]);
  });
});

describe('applyRemoteValues', () => {
  it('names the wiki as the origin of the tags only if none of them is the reader’s own', () => {
    const own = makeUntitledSource({ url, tags: ['Own'] });
    expect(applyRemoteValues(own, { tags: ['own', 'theirs'] }, 'Wiki', now).provenance.tags).toBeUndefined();
    const fromWiki = applyRemoteValues(own, { tags: ['theirs'] }, 'Wiki', now);
    expect(fromWiki.provenance.tags?.from).toBe('Wiki');
    const extended = applyRemoteValues(fromWiki, { tags: ['theirs', 'more'] }, 'Wiki', now);
    expect(extended.provenance.tags?.from).toBe('Wiki');
  });

  it('keeps the quotes of key points, and stores the provenance and the previous value', () => {
    const quote = { exact: 'e', prefix: '', suffix: '', start: 0, end: 1 };
    const source = makeUntitledSource({ url, title: 'Old', keyPoints: [{ text: 'kept', quotes: [quote] }] });
    const changedSource = applyRemoteValues(
      source,
      { title: 'New', keyPoints: ['kept', 'added'] },
      'Wiki',
      now,
    );
    expect(changedSource.keyPoints).toEqual([
      { text: 'kept', quotes: [quote] },
      { text: 'added', quotes: [] },
    ]);
    expect(changedSource.provenance.title).toEqual({
      from: 'Wiki',
      candidates: [{ value: 'Old', from: 'reader' }],
    });
    expect(Source.safeParse(changedSource).success).toBe(true);
  });

  it('ignores remote values that are invalid in a source', () => {
    const source = makeUntitledSource({ url });
    const invalidValues = {
      type: 'news',
      stance: 'against',
      archiveUrl: 'javascript:alert(1)',
      publishedDate: 'soon',
      importance: 400,
      venueId: 'x',
      credibility: 1,
    };
    expect({ ...applyRemoteValues(source, invalidValues, 'Wiki', now), updatedAt: source.updatedAt }).toEqual(
      source,
    );
  });
});
