import type { CitingPage } from '@/lib/record/schema/parts';

/**
 * Parses a page of the wiki; null: the response is not a page. Type and quality are null, never 0, if the wiki has none. Newer
 * servers rename `numericId` to `wikiId` (docs/wiki-protocol.md, section 11); neither is needed here.
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
    // The protocol has no address at which people can read a page.
    url: null,
  };
}
