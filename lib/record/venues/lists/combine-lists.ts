import type { ListedVenue, VenueList } from '@/lib/record/schema/venue-list';
import { SHIPPED_LIST } from './shipped-list';

/**
 * Returns all lists in their order of precedence: the imported lists, the newest first, then the shipped list.
 * `storedLists` are the rows of the database. The row of the shipped list only stores whether the list is switched on.
 */
export function combineLists(storedLists: VenueList[], shippedVenues: ListedVenue[]): VenueList[] {
  const shippedRow = storedLists.find(({ id }) => id === SHIPPED_LIST.id);
  const importedLists = storedLists
    .filter(({ id }) => id !== SHIPPED_LIST.id)
    .sort((a, b) => (b.importedAt ?? '').localeCompare(a.importedAt ?? ''));
  return [...importedLists, { ...SHIPPED_LIST, isOn: shippedRow?.isOn ?? true, venues: shippedVenues }];
}

/** Returns the lists whose ratings apply. */
export const filterActiveLists = (lists: VenueList[]): VenueList[] => lists.filter(({ isOn }) => isOn);
