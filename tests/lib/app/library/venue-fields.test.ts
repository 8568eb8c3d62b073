import { describe, expect, it } from 'vitest';
import { buildVenueFields, EMPTY_VENUE_FIELDS, parseVenueFields } from '@/lib/app/library/venue-fields';

const free = { takenIds: new Set(['nti']) };
const typed = {
  ...EMPTY_VENUE_FIELDS,
  name: 'NTI',
  domains: 'https://www.nti.org/',
  level: '4',
  reason: 'Named experts',
};

describe('venue fields', () => {
  it('convert to a venue with a free id and normalised domains, and back', () => {
    const made = parseVenueFields(typed, free);

    expect(made).toMatchObject({ ok: true, value: { id: 'nti-2', domains: ['nti.org'], credibility: 4 } });
    expect(made.ok && buildVenueFields(made.value)).toEqual({ ...typed, domains: 'nti.org' });
  });

  it.each([
    [{ name: ' ' }, 'venuesNeedName'],
    [{ domains: '' }, 'venuesNeedDomain'],
    [{ domains: 'nti.org, :://' }, 'venuesBadDomain'],
    [{ reason: ' ' }, 'problemRatingReason'],
  ])('with %j return %s', (part, problem) => {
    expect(parseVenueFields({ ...typed, ...part }, free)).toEqual({ ok: false, problem });
  });

  it('require no reason for an unrated venue', () => {
    expect(parseVenueFields({ ...typed, level: '', reason: '' }, 'nti')).toMatchObject({
      value: { id: 'nti', credibility: null },
    });
  });
});
