import { describe, expect, it } from 'vitest';
import { buildVenueFields, EMPTY_VENUE_FIELDS, parseVenueFields } from '@/lib/app/library/venue-fields';

const idOptions = { takenIds: new Set(['nti']) };
const typedFields = {
  ...EMPTY_VENUE_FIELDS,
  name: 'NTI',
  domains: 'https://www.nti.org/',
  level: '4',
  reason: 'Named experts',
};

describe('venue fields', () => {
  it('convert to a venue with a unique id and normalised domains, and back', () => {
    const result = parseVenueFields(typedFields, idOptions);

    expect(result).toMatchObject({ ok: true, value: { id: 'nti-2', domains: ['nti.org'], credibility: 4 } });
    expect(result.ok && buildVenueFields(result.value)).toEqual({ ...typedFields, domains: 'nti.org' });
  });

  it.each([
    [{ name: ' ' }, 'venuesNeedName'],
    [{ domains: '' }, 'venuesNeedDomain'],
    [{ domains: 'nti.org, :://' }, 'venuesInvalidDomain'],
    [{ reason: ' ' }, 'problemRatingReason'],
  ])('with %j return %s', (part, problem) => {
    expect(parseVenueFields({ ...typedFields, ...part }, idOptions)).toEqual({ ok: false, problem });
  });

  it('require no reason for an unrated venue', () => {
    expect(parseVenueFields({ ...typedFields, level: '', reason: '' }, 'nti')).toMatchObject({
      value: { id: 'nti', credibility: null },
    });
  });
});
