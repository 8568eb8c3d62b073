import { expect, it } from 'vitest';
import { Venue } from '@/lib/record/schema/venue';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';

it('the 87 shipped venues are valid, with unique ids and without rationale', () => {
  const venues = getShippedVenues();
  expect(venues).toHaveLength(87);
  expect(new Set(venues.map(({ id }) => id)).size).toBe(87);
  for (const venue of venues) expect(Venue.parse(venue)).toMatchObject({ rationale: null });
});
