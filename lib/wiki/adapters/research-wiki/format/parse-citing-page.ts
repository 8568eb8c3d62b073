import type { CitingPage } from '@/lib/record/schema/parts';

/**
 * Parses a page of the wiki. Returns null if the response is not a page. A missing type or quality becomes null. The numeric id
 * is ignored, because newer servers rename it (docs/wiki-protocol.md, section 11).
 */
export function parseCitingPage(wikiName: string, row: unknown): CitingPage | null {
  if (typeof row !== 'object' || row === null || !('id' in row) || typeof row.id !== 'string') return null;
  const { title, entityType, quality } = row as Record<string, unknown>;
  return {
    wiki: wikiName,
    pageId: row.id,
    title: typeof title === 'string' && title.trim() !== '' ? title.trim() : row.id,
    type: typeof entityType === 'string' && entityType !== '' ? entityType : null,
    quality: typeof quality === 'number' && Number.isFinite(quality) ? quality : null,
    // The protocol defines no URL at which people read a page.
    url: null,
  };
}
