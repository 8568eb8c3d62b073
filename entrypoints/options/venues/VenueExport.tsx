import { getVenueKind, type VenueTable } from '@/lib/app/library/venue-table';
import { t } from '@/lib/browser/i18n/message';
import { type ExportedVenue, writeVenuesCsv, writeVenuesJson } from '@/lib/formats/venue-list/write-venues';
import { buildVenueRatingSubject, type RatingChange } from '@/lib/record/schema/rating-change';
import { downloadFile } from '../transfer/export-file';

type Props = {
  venueTable: VenueTable;
  /** The history of the ratings of venues, by subject. */
  ratingChanges: ReadonlyMap<string, RatingChange[]>;
};

/** The buttons that export all venues with their ratings. */
export function VenueExport({ venueTable, ratingChanges }: Props) {
  const listVenues = (): ExportedVenue[] =>
    venueTable.venues.map((venue) => ({
      venue,
      origin: getVenueKind(venue, venueTable),
      ratingChanges: ratingChanges.get(buildVenueRatingSubject(venue.id)) ?? [],
    }));
  const date = new Date().toISOString().slice(0, 10);
  return (
    <>
      <button
        type="button"
        className="button"
        data-kind="quiet"
        onClick={() =>
          downloadFile(new Blob([writeVenuesCsv(listVenues())], { type: 'text/csv' }), `venues-${date}.csv`)
        }
      >
        {t('venuesExportCsv')}
      </button>
      <button
        type="button"
        className="button"
        data-kind="quiet"
        onClick={() =>
          downloadFile(
            new Blob([writeVenuesJson(listVenues(), date)], { type: 'application/json' }),
            `venues-${date}.json`,
          )
        }
      >
        {t('venuesExportJson')}
      </button>
    </>
  );
}
