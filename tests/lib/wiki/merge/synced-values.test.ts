import { describe, expect, it } from 'vitest';
import { Source } from '@/lib/record/schema/source';
import { applyRemoteValues, getSyncedValues, listLocalOnlyFields } from '@/lib/wiki/merge/synced-values';
import { makeUntitledSource } from '../simulation/make-untitled-source';

const url = 'https://example.com/a';
const rules = { mapping: null, isSharedVenue: (id: string) => id === 'nature' };
const now = new Date('2026-03-20T12:00:00Z');

describe('getSyncedValues', () => {
  it('omits the reader’s own venue and, without a mapping, the own rating', () => {
    const rated = makeUntitledSource({
      url,
      venueId: 'my-venue',
      credibilityOverride: { level: 4, reason: 'r' },
    });
    expect(Object.keys(getSyncedValues(rated, rules))).not.toEqual(expect.arrayContaining(['venueId']));
    expect(getSyncedValues(rated, rules).credibility).toBeUndefined();
    expect(getSyncedValues({ ...rated, venueId: 'nature' }, rules).venueId).toBe('nature');
    expect(
      getSyncedValues(rated, { ...rules, mapping: { 1: 0.2, 2: 0.4, 3: 0.6, 4: 0.8, 5: 1 } }).credibility,
    ).toBe(0.8);
  });

  it('returns no title when the title is the address', () => {
    expect(getSyncedValues(makeUntitledSource({ url, title: url }), rules).title).toBeNull();
    expect(getSyncedValues(makeUntitledSource({ url, title: 'A' }), rules).title).toBe('A');
  });

  it('includes the year only for papers', () => {
    const year = (type: Source['type'], publishedDate: string | null) =>
      getSyncedValues(makeUntitledSource({ url, type, publishedDate }), rules).year;
    expect(year('paper', '2024-05')).toBe(2024);
    expect(year('paper', null)).toBeNull();
    expect(year('web', '2024')).toBeUndefined();
  });
});

describe('listLocalOnlyFields', () => {
  it('returns the own venue and the own rating unless the rules share them', () => {
    const own = makeUntitledSource({
      url,
      venueId: 'my-venue',
      credibilityOverride: { level: 4, reason: 'r' },
    });
    expect(listLocalOnlyFields(own, rules)).toEqual(['venueId', 'credibility']);
    const mapping = { 1: 0.2, 2: 0.4, 3: 0.6, 4: 0.8, 5: 1 };
    expect(listLocalOnlyFields({ ...own, venueId: 'nature' }, { ...rules, mapping })).toEqual([]);
    expect(listLocalOnlyFields(makeUntitledSource({ url }), rules)).toEqual([]);
  });
});

describe('applyRemoteValues', () => {
  it('keeps the quotes of key points, and records provenance and the previous value', () => {
    const quote = { exact: 'e', prefix: '', suffix: '', start: 0, end: 1 };
    const source = makeUntitledSource({ url, title: 'Old', keyPoints: [{ text: 'kept', quotes: [quote] }] });
    const changed = applyRemoteValues(source, { title: 'New', keyPoints: ['kept', 'added'] }, 'Wiki', now);
    expect(changed.keyPoints).toEqual([
      { text: 'kept', quotes: [quote] },
      { text: 'added', quotes: [] },
    ]);
    expect(changed.provenance.title).toEqual({
      from: 'Wiki',
      candidates: [{ value: 'Old', from: 'reader' }],
    });
    expect(Source.safeParse(changed).success).toBe(true);
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
