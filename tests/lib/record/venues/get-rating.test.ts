import { describe, expect, it } from 'vitest';
import { getRating } from '@/lib/record/venues/get-rating';
import { makeSource } from '@/tests/support/make-records';
import { makeVenue } from '@/tests/support/make-venue';

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
  it('returns unrated for a deliberately unrated venue', () => {
    expect(getRating(makeSource(), { ...venue, credibility: null }).kind).toBe('unrated');
  });
});
