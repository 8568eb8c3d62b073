import type { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { RatingChange } from '@/lib/record/schema/rating-change';
import type { Venue } from '@/lib/record/schema/venue';
import { formatTableRow } from '../lines/format-table-row';

/**
 * A venue to export. `origin` is `changed` for a shipped venue that the reader changed. `ratingChanges` is the history of its rating, the
 * latest change first.
 */
export type ExportedVenue = {
  venue: Venue;
  origin: 'shipped' | 'changed' | 'custom';
  ratingChanges: RatingChange[];
};

/** One venue of the file. `level` is null if the venue is not rated. */
type VenueEntry = {
  name: string;
  domains: string[];
  level: CredibilityLevel | null;
  reason: string | null;
  type: string | null;
  peerReviewed: boolean | null;
  origin: ExportedVenue['origin'];
  history: {
    at: string;
    from: CredibilityLevel | null;
    to: CredibilityLevel | null;
    reason: string | null;
  }[];
};

/** Writes venues as JSON that `parseVenueList` reads. `date` is the day of the export, such as `2026-11-29`. */
export function writeVenuesJson(venues: ExportedVenue[], date: string): string {
  return `${JSON.stringify({ date, venues: venues.map(buildEntry) }, null, 2)}\n`;
}

/** Writes venues as CSV (RFC 4180) that `parseVenueList` reads, without the history of ratings. */
export function writeVenuesCsv(venues: ExportedVenue[]): string {
  const header = ['name', 'domains', 'level', 'reason', 'type', 'peerReviewed', 'origin'];
  const rows = venues
    .map(buildEntry)
    .map(({ name, domains, level, reason, type, peerReviewed, origin }) =>
      formatTableRow([name, domains, level, reason, type, peerReviewed, origin], ','),
    );
  return [formatTableRow(header, ','), ...rows].join('');
}

function buildEntry({ venue, origin, ratingChanges }: ExportedVenue): VenueEntry {
  return {
    name: venue.name,
    domains: venue.domains,
    level: venue.credibility,
    reason: venue.rationale,
    type: venue.type,
    peerReviewed: venue.peerReviewed,
    origin,
    history: ratingChanges.map(({ at, from, to, reason }) => ({ at, from, to, reason })),
  };
}
