import { isWebUrl } from '@/lib/address/parse-url';
import { err, ok, type Result } from '@/lib/base/result';
import type { ListedVenue, VenueList } from '@/lib/record/schema/venue-list';

/** The values that the reader typed for an imported list. */
export type VenueListValues = { name: string; source: string; licence: string; date: string };

/** The key of the message that explains why the values are invalid. */
export type VenueListValueProblem = 'venueListNeedsName' | 'venueListInvalidSource' | 'venueListInvalidDate';

const MAX_TEXT_LENGTH = 200;
const DATE = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;

/** Builds the list from the typed values and the venues of the file. The list is switched on. */
export function buildImportedList(
  values: VenueListValues,
  venues: ListedVenue[],
  { id, now }: { id: string; now: Date },
): Result<VenueList, VenueListValueProblem> {
  const name = values.name.trim().slice(0, MAX_TEXT_LENGTH);
  const source = values.source.trim();
  const licence = values.licence.trim().slice(0, MAX_TEXT_LENGTH);
  const date = values.date.trim();
  if (name === '') return err('venueListNeedsName');
  if (source !== '' && !isWebUrl(source)) return err('venueListInvalidSource');
  if (date !== '' && !DATE.test(date)) return err('venueListInvalidDate');
  return ok({
    id,
    name,
    source: source || null,
    licence: licence || null,
    licenceUrl: null,
    date: date || null,
    importedAt: now.toISOString(),
    isOn: true,
    venues,
  });
}
