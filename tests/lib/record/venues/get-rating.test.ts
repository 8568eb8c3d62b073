import { describe, expect, it } from 'vitest';
import { getRating } from '@/lib/record/venues/get-rating';
import { makeSource } from '@/tests/support/make-records';
import { makeVenue } from '@/tests/support/make-venue';

const venue = { ...makeVenue('tc', ['example.org']), name: 'TechCrunch', credibility: 3 as const };

describe('the rating of a source', () => {
  it("is its venue's", () => {
    expect(getRating(makeSource(), venue)).toEqual({ kind: 'inherited', level: 3, venueName: 'TechCrunch' });
  });
  it('is its own, with the reason, where it has one', () => {
    const source = makeSource({ credibilityOverride: { level: 5, reason: 'Primary source' } });
    expect(getRating(source, venue)).toEqual({ kind: 'own', level: 5, reason: 'Primary source' });
  });
  it('is none without a venue, and names the host', () => {
    expect(getRating(makeSource({ url: 'https://www.nti.org/x' }), null)).toEqual({
      kind: 'unrated',
      host: 'nti.org',
    });
  });
  it('is none where the venue is deliberately unrated', () => {
    expect(getRating(makeSource(), { ...venue, credibility: null }).kind).toBe('unrated');
  });
});
