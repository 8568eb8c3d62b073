import type { VenueTable } from '@/lib/app/library/venue-table';
import { formatRatingOrigin, getLevelName } from '@/lib/browser/i18n/credibility-levels';
import { t } from '@/lib/browser/i18n/message';
import type { Source } from '@/lib/record/schema/source';
import { getFieldName } from './sync-fields';

/** Returns the label of a field or of another part of an exported note or report. */
export function getExportLabel(part: string): string {
  if (part === 'report') return t('exportReportTitle');
  return part === 'text' ? t('labelCapturedText') : getFieldName(part);
}

/** Describes the rating of a source with its origin, such as "Good (TechCrunch)". Returns an empty text if it has none. */
export function describeCredibility(source: Source, venueTable: Pick<VenueTable, 'getRating'>): string {
  const rating = venueTable.getRating(source);
  if (rating.kind === 'unrated') return '';
  return `${rating.level}/5, ${getLevelName(rating.level)}. ${formatRatingOrigin(rating)}`;
}
