import type { CitingPage } from '@/lib/record/schema/parts';
import type { WikiClient } from '@/lib/wiki/model/wiki';
import { askWiki, type WikiRequestDeps } from './find-reachable-wiki';

// The wiki accepts queries up to this length (docs/wiki-protocol.md, section 7).
const MAX_QUERY_LENGTH = 500;

/** Searches the pages of the active wiki. Returns null if the wiki is paused or did not respond. Sends only the query. */
export async function searchPages(
  deps: WikiRequestDeps<Pick<WikiClient, 'searchPages'>>,
  query: string,
): Promise<CitingPage[] | null> {
  const trimmedQuery = query.trim().slice(0, MAX_QUERY_LENGTH);
  if (trimmedQuery === '') return [];
  return askWiki(deps, ({ client }) => client.searchPages(trimmedQuery));
}
