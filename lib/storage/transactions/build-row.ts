import { parseUrl } from '@/lib/address/parse-url';
import { getSourceUrlKeys } from '@/lib/address/url-keys';
import { getDuplicateKeys } from '@/lib/record/duplicates/duplicate-evidence';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';

/**
 * Builds the row of a source: the source with its index columns. Only `saveSources` calls it. Search and facets have a separate index
 * (`update-index`).
 */
export function buildRow(source: Source, deletedAt: string | null): SourceRow {
  return {
    stableId: source.stableId,
    source,
    addresses: [...new Set(getSourceUrlKeys(source))],
    hosts: listHostSuffixes(source.url),
    works: getDuplicateKeys(source),
    tags: source.tags,
    shelf: deletedAt === null ? source.status : 'bin',
    type: source.type,
    importance: source.importance ?? -1,
    venueId: source.venueId ?? '',
    createdAt: source.createdAt,
    deletedAt,
    ...VERSION_6_COLUMNS,
  };
}

// Version 6 only lists rows that have these columns. They are no longer indexed.
const VERSION_6_COLUMNS = { terms: [], missing: [] };

/** Returns the host of a URL and its parent domains, most specific first. */
export function listHostSuffixes(url: string): string[] {
  const labels = parseUrl(url)?.hostname.split('.') ?? [];
  return labels.map((_, index) => labels.slice(index).join('.'));
}
