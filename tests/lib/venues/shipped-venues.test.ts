import { expect, it } from 'vitest';
import { Venue } from '@/lib/model/venue';
import { shippedVenues } from '@/lib/venues/shipped-venues';

it('79 venues ship, each valid, with an id of its own and no rationale', () => {
  const venues = shippedVenues();
  expect(venues).toHaveLength(79);
  expect(new Set(venues.map(({ id }) => id)).size).toBe(79);
  for (const venue of venues) expect(Venue.parse(venue)).toMatchObject({ rationale: null });
});
