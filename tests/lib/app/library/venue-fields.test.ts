import { describe, expect, it } from 'vitest';
import { buildVenueFormValues, EMPTY_VENUE_FORM, parseVenueFormValues } from '@/lib/app/library/venue-fields';

const idOptions = { takenIds: new Set(['nti']) };
const typedValues = {
  ...EMPTY_VENUE_FORM,
  name: 'NTI',
  domains: 'https://www.nti.org/',
  level: '4',
  reason: 'Named experts',
};

describe('values of the venue form', () => {
  it('convert to a venue with a unique id and normalised domains, and back', () => {
    const result = parseVenueFormValues(typedValues, idOptions);

    expect(result).toMatchObject({ ok: true, value: { id: 'nti-2', domains: ['nti.org'], credibility: 4 } });
    expect(result.ok && buildVenueFormValues(result.value)).toEqual({ ...typedValues, domains: 'nti.org' });
  });

  it.each([
    [{ name: ' ' }, 'venuesNeedName'],
    [{ domains: '' }, 'venuesNeedDomain'],
    [{ domains: 'nti.org, :://' }, 'venuesInvalidDomain'],
    [{ reason: ' ' }, 'problemRatingReason'],
  ])('with %j give the problem %s', (overrides, problem) => {
    expect(parseVenueFormValues({ ...typedValues, ...overrides }, idOptions)).toEqual({ ok: false, problem });
  });

  it('require no reason for an unrated venue', () => {
    expect(parseVenueFormValues({ ...typedValues, level: '', reason: '' }, 'nti')).toMatchObject({
      value: { id: 'nti', credibility: null },
    });
  });
});
