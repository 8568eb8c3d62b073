import type { CitingPage } from '@/lib/record/schema/parts';
import type { Wiki, WikiClient } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { isWikiPaused } from '@/lib/wiki/outbox/wiki-pause';

/** The dependencies of `searchPages`. */
export type SearchPagesDeps = {
  now: () => Date;
  findActiveClient: () => Promise<{ wiki: Wiki; client: Pick<WikiClient, 'searchPages'> } | null>;
  findCondition: (wikiId: string) => Promise<WikiCondition | null>;
  pauseWiki: (wikiId: string, waitMs: number) => Promise<unknown>;
};

// The longest query of the route (docs/wiki-protocol.md, section 7).
const MAX_QUERY_LENGTH = 500;

/** Searches the pages of the active wiki. Returns null if the wiki is paused or did not respond. Sends only the query. */
export async function searchPages(deps: SearchPagesDeps, query: string): Promise<CitingPage[] | null> {
  const trimmedQuery = query.trim().slice(0, MAX_QUERY_LENGTH);
  if (trimmedQuery === '') return [];
  const activeWiki = await deps.findActiveClient();
  if (!activeWiki) return null;
  const { wiki, client } = activeWiki;
  const condition = await deps.findCondition(wiki.id);
  if (condition && isWikiPaused(condition, deps.now())) return null;
  const response = await client.searchPages(trimmedQuery);
  if (response.ok) return response.value;
  if (response.problem.kind === 'rate-limited') await deps.pauseWiki(wiki.id, response.problem.waitMs);
  return null;
}
