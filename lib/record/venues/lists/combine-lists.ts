import type { ListedVenue, VenueList } from '@/lib/record/schema/venue-list';
import { SHIPPED_LIST } from './shipped-list';

/**
 * Returns all lists in their order of precedence: the imported ones, the newest first, then the shipped one.
 * `storedLists` are the rows of the database; the row of the shipped list only stores whether it is switched on.
 */
export function combineLists(storedLists: VenueList[], shippedVenues: ListedVenue[]): VenueList[] {
  const shippedRow = storedLists.find(({ id }) => id === SHIPPED_LIST.id);
  const importedLists = storedLists
    .filter(({ id }) => id !== SHIPPED_LIST.id)
    .sort((a, b) => (b.importedAt ?? '').localeCompare(a.importedAt ?? ''));
  return [...importedLists, { ...SHIPPED_LIST, isOn: shippedRow?.isOn ?? true, venues: shippedVenues }];
}

/** Returns the lists whose ratings apply. */
export const getActiveLists = (lists: VenueList[]): VenueList[] => lists.filter(({ isOn }) => isOn);
