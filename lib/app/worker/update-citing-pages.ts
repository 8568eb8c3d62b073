import type { Source } from '@/lib/record/schema/source';
import type { CitingPages, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { WikiClient } from '@/lib/wiki/model/wiki';
import { fetchCitingPagesIfStale } from '@/lib/wiki/push/citing-pages';
import { findReachableWiki, type WikiRequestDeps } from './find-reachable-wiki';

/** The dependencies of `updateCitingPages`. */
export type CitingPagesDeps = WikiRequestDeps<WikiClient> & {
  findSource: (stableId: string) => Promise<Source | null>;
  findEntry: (wikiId: string, stableId: string) => Promise<OutboxEntry | null>;
  saveCitingPages: (wikiId: string, stableId: string, citingPages: CitingPages) => Promise<unknown>;
};

/**
 * Reads which pages of the active wiki cite a source, and saves them with the time of the request. Does nothing while the wiki is
 * paused.
 */
export async function updateCitingPages(deps: CitingPagesDeps, stableId: string): Promise<void> {
  const source = await deps.findSource(stableId);
  const activeWiki = source && (await findReachableWiki(deps));
  if (!source || !activeWiki) return;
  const now = deps.now();
  const wikiId = activeWiki.wiki.id;
  const entry = await deps.findEntry(wikiId, stableId);
  const requestedWaits: number[] = [];
  const citingPages = await fetchCitingPagesIfStale(activeWiki.client, source, entry, now, (problem) => {
    if (problem.kind === 'rate-limited') requestedWaits.push(problem.retryAfterMs);
  });
  for (const retryAfterMs of requestedWaits) await deps.pauseWiki(wikiId, retryAfterMs);
  if (citingPages) await deps.saveCitingPages(wikiId, stableId, citingPages);
}
