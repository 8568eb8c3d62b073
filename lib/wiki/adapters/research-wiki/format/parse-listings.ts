import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { parseResource } from './parse-resource';

/** Rows of a list. `rowCount` also counts rows that are not resources, so that the offset of the next request skips them. */
type ResourceListing = { resources: RemoteResource[]; rowCount: number; total: number };

/**
 * Parses the list of rows in the property `name` (docs/wiki-protocol.md, section 5.7). Returns null if the response has another shape.
 * Reads at most `limit` rows. Rows that are not resources are left out.
 */
export function parseResources(response: unknown, name: string, limit: number): ResourceListing | null {
  const rows = getProperty(response, name);
  if (!Array.isArray(rows)) return null;
  const total = getProperty(response, 'total');
  const limitedRows = rows.slice(0, limit);
  return {
    resources: limitedRows.flatMap((row) => parseResource(row) ?? []),
    rowCount: limitedRows.length,
    total:
      typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : limitedRows.length,
  };
}

/** Parses the citations of all resources. Returns the number of citing pages by resource id, or null for another shape. */
export function parseCitationCounts(response: unknown): Record<string, number> | null {
  const citations = getProperty(response, 'citations');
  if (typeof citations !== 'object' || citations === null || Array.isArray(citations)) return null;
  const counts = Object.entries(citations).map(
    ([id, pages]) => [id, Array.isArray(pages) ? pages.length : 0] as const,
  );
  return Object.fromEntries(counts);
}

/** Parses the list of texts that the wiki stores. Returns the URLs of the texts that are not empty, or null for another shape. */
export function parseTextUrls(response: unknown): { urls: string[]; rowCount: number } | null {
  const entries = getProperty(response, 'entries');
  if (!Array.isArray(entries)) return null;
  const hasText = (entry: unknown): boolean =>
    getProperty(entry, 'hasFullText') === true || getProperty(entry, 'hasPreview') === true;
  const urls = entries
    .filter(hasText)
    .map((entry) => getProperty(entry, 'url'))
    .filter((url) => typeof url === 'string');
  return { urls, rowCount: entries.length };
}

const getProperty = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
