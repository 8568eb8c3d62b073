import type { Source } from '@/lib/record/schema/source';
import type { CitingPages, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Wiki, WikiClient } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { isWikiPaused } from '@/lib/wiki/outbox/wiki-pause';
import { findNewerCitingPages } from '@/lib/wiki/push/citing-pages';

/** The dependencies of `updateCitingPages`. */
export type CitingPagesDeps = {
  now: () => Date;
  findSource: (stableId: string) => Promise<Source | null>;
  findActiveClient: () => Promise<{ wiki: Wiki; client: WikiClient } | null>;
  findCondition: (wikiId: string) => Promise<WikiCondition | null>;
  findEntry: (wikiId: string, stableId: string) => Promise<OutboxEntry | null>;
  /** Pauses all requests to the wiki for the time that its response asked for. */
  pauseWiki: (wikiId: string, waitMs: number) => Promise<unknown>;
  saveCitingPages: (wikiId: string, stableId: string, citingPages: CitingPages) => Promise<unknown>;
};

/**
 * Reads which pages of the active wiki cite a source, and saves them with the time. Does nothing while the wiki is
 * paused.
 */
export async function updateCitingPages(deps: CitingPagesDeps, stableId: string): Promise<void> {
  const source = await deps.findSource(stableId);
  const activeWiki = source && (await deps.findActiveClient());
  if (!source || !activeWiki) return;
  const now = deps.now();
  const wikiId = activeWiki.wiki.id;
  const condition = await deps.findCondition(wikiId);
  if (condition && isWikiPaused(condition, now)) return;
  const entry = await deps.findEntry(wikiId, stableId);
  const requestedWaits: number[] = [];
  const citingPages = await findNewerCitingPages(activeWiki.client, source, entry, now, (problem) => {
    if (problem.kind === 'rate-limited') requestedWaits.push(problem.waitMs);
  });
  for (const waitMs of requestedWaits) await deps.pauseWiki(wikiId, waitMs);
  if (citingPages) await deps.saveCitingPages(wikiId, stableId, citingPages);
}
