import { assertNever } from '@/lib/base/assert-never';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { VenueListProblem } from '@/lib/formats/venue-list/parse-venue-list';
import type { RowRejection } from '@/lib/formats/venue-list/read-row';

/** Formats the reason why a file cannot be imported as a venue list. */
export function formatVenueListProblem(problem: VenueListProblem, fileName: string): string {
  switch (problem.kind) {
    case 'not-a-venue-list':
      return t('venueListNotAList', fileName);
    case 'too-many-venues':
      return t('venueListTooMany', formatCount(problem.count), formatCount(problem.limit));
    default:
      return assertNever(problem);
  }
}

/** Formats the reason why a row of a venue list, or one of its domains, is omitted. */
export function formatRowRejection({ row, kind, text }: RowRejection): string {
  return t('venueListRow', formatCount(row), formatReason(kind, text));
}

function formatReason(kind: RowRejection['kind'], text: string): string {
  switch (kind) {
    case 'no-domain':
      return t('venueListRow_noDomain');
    case 'invalid-domain':
      return t('venueListRow_invalidDomain', text);
    case 'part-of-site':
      return t('venueListRow_partOfSite', text);
    case 'public-suffix':
      return t('venueListRow_publicSuffix', text);
    case 'no-level':
      return t('venueListRow_noLevel');
    default:
      return assertNever(kind);
  }
}
