import type { CitingPage } from '@/lib/record/schema/parts';

/**
 * A page of the wiki as the record shows it; null where the answer is none. Type and quality are null where the wiki has
 * none: a dash, never a zero. Newer servers say `wikiId` for `numericId` (protocol, 11); neither is needed here.
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
    // The protocol names no address for people to read a page at.
    url: null,
  };
}
