import { describe, expect, it } from 'vitest';
import { fieldsOf, NO_FIELDS, venueFromFields } from '@/components/venues/venue-fields';

const free = { taken: new Set(['nti']) };
const typed = {
  ...NO_FIELDS,
  name: 'NTI',
  domains: 'https://www.nti.org/',
  level: '4',
  reason: 'Named experts',
};

describe('the form of a venue', () => {
  it('becomes a venue with a free id and plain domains, and a form again', () => {
    const made = venueFromFields(typed, free);

    expect(made).toMatchObject({ ok: true, value: { id: 'nti-2', domains: ['nti.org'], credibility: 4 } });
    expect(made.ok && fieldsOf(made.value)).toEqual({ ...typed, domains: 'nti.org' });
  });

  it.each([
    [{ name: ' ' }, 'venuesNeedName'],
    [{ domains: '' }, 'venuesNeedDomain'],
    [{ domains: 'nti.org, :://' }, 'venuesBadDomain'],
    [{ reason: ' ' }, 'problemRatingReason'],
  ])('with %j says %s', (part, problem) => {
    expect(venueFromFields({ ...typed, ...part }, free)).toEqual({ ok: false, problem });
  });

  it('needs no reason for a venue that is left unrated', () => {
    expect(venueFromFields({ ...typed, level: '', reason: '' }, 'nti')).toMatchObject({
      value: { id: 'nti', credibility: null },
    });
  });
});
