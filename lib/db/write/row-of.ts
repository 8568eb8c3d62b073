import { addressKeys } from '@/lib/identity/address-keys';
import { sameWorkKeys } from '@/lib/identity/same-work';
import type { Source } from '@/lib/model/source';
import type { MissingPart, SourceRow } from '@/lib/model/source-row';
import type { Venue } from '@/lib/model/venue';
import { termsOf } from '@/lib/search/terms-of';

/** The row of a source: the record and everything it is found by. `venue` is the one that `venueId` names. */
export function rowOf(source: Source, venue: Venue | null, deletedAt: string | null): SourceRow {
  return {
    stableId: source.stableId,
    source,
    addresses: [...new Set([source.url, ...source.aliases].flatMap(addressKeys))],
    hosts: hostsOf(source.url),
    terms: termsOf({
      title: source.title,
      authors: source.authors,
      venueName: venue?.name ?? null,
      siteName: source.siteName,
      host: new URL(source.url).hostname,
    }),
    works: sameWorkKeys(source),
    tags: source.tags,
    missing: missingIn(source, venue),
    shelf: deletedAt === null ? source.status : 'bin',
    type: source.type,
    importance: source.importance ?? -1,
    venueId: source.venueId ?? '',
    createdAt: source.createdAt,
    deletedAt,
  };
}

/** The host of a URL and every domain above it, most specific first. */
export function hostsOf(url: string): string[] {
  const labels = new URL(url).hostname.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

function missingIn(source: Source, venue: Venue | null): MissingPart[] {
  const lacks: [MissingPart, boolean][] = [
    ['summary', source.summary === null],
    ['keyPoints', source.keyPoints.length === 0],
    ['importance', source.importance === null],
    ['publishedDate', source.publishedDate === null],
    ['rating', source.credibilityOverride === null && (venue?.credibility ?? null) === null],
  ];
  return lacks.filter(([, missing]) => missing).map(([part]) => part);
}
