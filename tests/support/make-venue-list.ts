import type { ListedVenue, VenueList } from '@/lib/record/schema/venue-list';

/** Makes a listed venue with these hosts. Its name is its first host. */
export const makeListedVenue = (hosts: string[], overrides: Partial<ListedVenue> = {}): ListedVenue => ({
  name: hosts[0] ?? '',
  hosts,
  level: 4,
  status: 'generally reliable',
  ...overrides,
});

/** Makes an imported list that is switched on. Its name is its id. */
export const makeVenueList = (
  id: string,
  venues: ListedVenue[],
  overrides: Partial<VenueList> = {},
): VenueList => ({
  id,
  name: id,
  source: null,
  licence: null,
  licenceUrl: null,
  date: '2026-08',
  importedAt: '2026-09-01T10:00:00.000Z',
  isOn: true,
  venues,
  ...overrides,
});
