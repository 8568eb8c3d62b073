import { parseUrl } from '@/lib/address/parse-url';
import { getUrlKeys } from '@/lib/address/url-keys';
import { getDuplicateKeys } from '@/lib/record/duplicates/duplicate-evidence';
import type { Source } from '@/lib/record/schema/source';
import type { MissingField, SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import { getSearchTerms, listSearchableTexts } from '@/lib/search/search-terms';

/**
 * Builds the row of a source: the record with its index columns. `venue` is the venue of `source.venueId`, and `deletedAt` the
 * time when the source was moved to the bin (null: it is not in the bin). Only `putSources` may call it.
 */
export function buildRow(source: Source, venue: Venue | null, deletedAt: string | null): SourceRow {
  return {
    stableId: source.stableId,
    source,
    addresses: [...new Set([source.url, ...source.aliases].flatMap(getUrlKeys))],
    hosts: listHostSuffixes(source.url),
    terms: getSearchTerms(
      [...listSearchableTexts(source), venue?.name ?? ''],
      parseUrl(source.url)?.hostname ?? '',
    ),
    works: getDuplicateKeys(source),
    tags: source.tags,
    missing: findMissingFields(source, venue),
    shelf: deletedAt === null ? source.status : 'bin',
    type: source.type,
    importance: source.importance ?? -1,
    venueId: source.venueId ?? '',
    createdAt: source.createdAt,
    deletedAt,
  };
}

/** Returns the host of a URL and its parent domains, most specific first. */
export function listHostSuffixes(url: string): string[] {
  const labels = parseUrl(url)?.hostname.split('.') ?? [];
  return labels.map((_, index) => labels.slice(index).join('.'));
}

function findMissingFields(source: Source, venue: Venue | null): MissingField[] {
  const checks: [MissingField, boolean][] = [
    ['summary', source.summary === null],
    ['keyPoints', source.keyPoints.length === 0],
    ['importance', source.importance === null],
    ['publishedDate', source.publishedDate === null],
    ['rating', source.credibilityOverride === null && (venue?.credibility ?? null) === null],
  ];
  return checks.filter(([, isMissing]) => isMissing).map(([field]) => field);
}
