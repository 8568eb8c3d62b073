import { describe, expect, it } from 'vitest';
import {
  buildVenueFormValues,
  EMPTY_VENUE_FORM,
  parseVenueFormValues,
} from '@/lib/app/library/venue-form-values';

const TAKEN_IDS = new Set(['nti']);
const typedValues = {
  ...EMPTY_VENUE_FORM,
  name: 'NTI',
  domains: 'https://www.nti.org/',
  level: '4',
  reason: 'Named experts',
};

describe('parseVenueFormValues', () => {
  it('converts values to a venue with a unique id and normalised domains, and back', () => {
    const result = parseVenueFormValues(typedValues, null, TAKEN_IDS);

    expect(result).toMatchObject({ ok: true, value: { id: 'nti-2', domains: ['nti.org'], credibility: 4 } });
    expect(result.ok && buildVenueFormValues(result.value)).toEqual({ ...typedValues, domains: 'nti.org' });
  });

  it.each([
    [{ name: ' ' }, 'venuesNeedName'],
    [{ domains: '' }, 'venuesNeedDomain'],
    [{ domains: 'nti.org, :://' }, 'venuesInvalidDomain'],
    [{ reason: ' ' }, 'problemRatingReason'],
  ])('returns a problem for %j: %s', (overrides, problem) => {
    expect(parseVenueFormValues({ ...typedValues, ...overrides }, null, TAKEN_IDS)).toEqual({
      ok: false,
      problem,
    });
  });

  it('requires no reason for an unrated venue', () => {
    expect(parseVenueFormValues({ ...typedValues, level: '', reason: '' }, 'nti', TAKEN_IDS)).toMatchObject({
      value: { id: 'nti', credibility: null },
    });
  });
});
