import type { CitingPage } from '@/lib/record/schema/parts';

// The maximum lengths in UTF-16 code units. Longer texts are truncated, because they are only displayed.
const MAX_TITLE_LENGTH = 1_000;
const MAX_TYPE_LENGTH = 100;
/** The longest id of a page (docs/wiki-protocol.md, section 5.1). */
const MAX_ID_LENGTH = 200;

const parseText = (value: unknown, maxLength: number): string | null =>
  (typeof value === 'string' && value.trim().slice(0, maxLength)) || null;

/**
 * Parses a page of the wiki. Returns null if the value is not a page. A missing type or quality becomes null. The numeric id
 * is ignored, because newer servers rename it (docs/wiki-protocol.md, section 11).
 */
export function parseCitingPage(wikiName: string, row: unknown): CitingPage | null {
  if (typeof row !== 'object' || row === null || !('id' in row)) return null;
  if (typeof row.id !== 'string' || row.id === '' || row.id.length > MAX_ID_LENGTH) return null;
  const { title, entityType, quality } = row as Record<string, unknown>;
  return {
    wiki: wikiName,
    pageId: row.id,
    title: parseText(title, MAX_TITLE_LENGTH) ?? row.id,
    type: parseText(entityType, MAX_TYPE_LENGTH),
    quality: typeof quality === 'number' && Number.isFinite(quality) ? quality : null,
    // The protocol defines no URL at which people read a page.
    url: null,
  };
}

// The maximum number of pages that are read from the result of a search. A server may ignore the limit of the request.
const MAX_FOUND_PAGES = 20;

/** Parses the result of a search for pages. Returns null if the result is not a list. Rows that are not pages are left out. */
export function parseFoundPages(wikiName: string, response: unknown): CitingPage[] | null {
  const rows =
    typeof response === 'object' && response !== null && 'results' in response ? response.results : null;
  if (!Array.isArray(rows)) return null;
  return rows.slice(0, MAX_FOUND_PAGES).flatMap((row) => parseCitingPage(wikiName, row) ?? []);
}
