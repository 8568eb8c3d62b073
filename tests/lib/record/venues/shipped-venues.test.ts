import { expect, it } from 'vitest';
import { Venue } from '@/lib/record/schema/venue';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';

it('79 venues ship, each valid, with an id of its own and no rationale', () => {
  const venues = getShippedVenues();
  expect(venues).toHaveLength(79);
  expect(new Set(venues.map(({ id }) => id)).size).toBe(79);
  for (const venue of venues) expect(Venue.parse(venue)).toMatchObject({ rationale: null });
});
