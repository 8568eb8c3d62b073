import { describe, expect, it } from 'vitest';
import { Source } from '@/lib/record/schema/source';
import { applyRemoteValues, getSyncedValues, listLocalOnlyFields } from '@/lib/wiki/merge/synced-values';
import { makeUntitledSource } from '../simulation/make-untitled-source';

const url = 'https://example.com/a';
const rules = { mapping: null, isSharedVenue: (id: string) => id === 'nature' };
const now = new Date('2026-03-20T12:00:00Z');

describe('the fields that take part with a wiki', () => {
  it('leave out the reader’s own venue and, without a mapping, the own rating', () => {
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

  it('leave out the address that a source without a title goes by', () => {
    expect(getSyncedValues(makeUntitledSource({ url, title: url }), rules).title).toBeNull();
    expect(getSyncedValues(makeUntitledSource({ url, title: 'A' }), rules).title).toBe('A');
  });

  it('name what the rules keep here', () => {
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

  it('have the year of a paper beside its date, and of nothing else', () => {
    const year = (type: Source['type'], publishedDate: string | null) =>
      getSyncedValues(makeUntitledSource({ url, type, publishedDate }), rules).year;
    expect(year('paper', '2024-05')).toBe(2024);
    expect(year('paper', null)).toBeNull();
    expect(year('web', '2024')).toBeUndefined();
  });

  it('come back with a key point’s quotes, their origin, and what stood there before', () => {
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

  it('take nothing from a wiki that has no place in a source', () => {
    const source = makeUntitledSource({ url });
    const wild = {
      type: 'news',
      stance: 'against',
      archiveUrl: 'javascript:alert(1)',
      publishedDate: 'soon',
      importance: 400,
      venueId: 'x',
      credibility: 1,
    };
    expect({ ...applyRemoteValues(source, wild, 'Wiki', now), updatedAt: source.updatedAt }).toEqual(source);
  });
});
