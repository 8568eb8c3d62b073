import { describe, expect, it } from 'vitest';
import { getRating } from '@/lib/record/venues/get-rating';
import { makeSource } from '@/tests/support/make-sources';
import { makeVenue } from '@/tests/support/make-venue';
import { makeListedVenue, makeVenueList } from '@/tests/support/make-venue-list';

const venue = { ...makeVenue('tc', ['example.org']), name: 'TechCrunch', credibility: 3 as const };

describe('getRating', () => {
  it('returns the venue’s rating', () => {
    expect(getRating(makeSource(), venue)).toEqual({ kind: 'inherited', level: 3, venueName: 'TechCrunch' });
  });
  it('returns the reader’s rating with its reason', () => {
    const source = makeSource({ credibilityOverride: { level: 5, reason: 'Primary source' } });
    expect(getRating(source, venue)).toEqual({ kind: 'set-by-reader', level: 5, reason: 'Primary source' });
  });
  it('returns unrated with the host when there is no venue', () => {
    expect(getRating(makeSource({ url: 'https://www.nti.org/x' }), null)).toEqual({
      kind: 'unrated',
      host: 'nti.org',
    });
  });
  it('returns unrated for a venue without a rating', () => {
    expect(getRating(makeSource(), { ...venue, credibility: null }).kind).toBe('unrated');
  });
  it('returns the reader’s reason for the level of a venue', () => {
    expect(getRating(makeSource(), { ...venue, rationale: 'They correct mistakes' })).toEqual({
      kind: 'inherited',
      level: 3,
      venueName: 'TechCrunch',
      reason: 'They correct mistakes',
    });
  });
});

describe('getRating with a venue list', () => {
  const listed = makeListedVenue(['example.org'], { name: 'Example', level: 1, status: 'deprecated' });
  const list = makeVenueList('Some list', [listed], { source: 'https://list.example/' });
  const listing = { list, venue: listed };

  it('returns the rating with the name, date and page of the list', () => {
    expect(getRating(makeSource(), null, listing)).toEqual({
      kind: 'listed',
      level: 1,
      status: 'deprecated',
      venueName: 'Example',
      listName: 'Some list',
      listDate: '2026-08',
      listSource: 'https://list.example/',
      listImportedAt: list.importedAt,
    });
  });
  it('prefers the reader’s rating of the source and the rating of a venue', () => {
    const source = makeSource({ credibilityOverride: { level: 5, reason: 'Primary source' } });
    expect(getRating(source, null, listing).kind).toBe('set-by-reader');
    expect(getRating(makeSource(), venue, listing)).toMatchObject({ kind: 'inherited', level: 3 });
  });
  it('does not use the list for a venue that the reader has but did not rate', () => {
    expect(getRating(makeSource(), { ...venue, credibility: null }, listing).kind).toBe('unrated');
  });
});
