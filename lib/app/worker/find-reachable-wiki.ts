import type { Wiki, WikiResponse } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { isWikiPaused } from '@/lib/wiki/outbox/wiki-pause';

/** The dependencies of finding the active wiki. `Client` has the requests that the caller makes. */
export type ReachableWikiDeps<Client> = {
  now: () => Date;
  findActiveClient: () => Promise<{ wiki: Wiki; client: Client } | null>;
  findCondition: (wikiId: string) => Promise<WikiCondition | null>;
};

/** The dependencies of a request that pauses the wiki if the response says so. */
export type WikiRequestDeps<Client> = ReachableWikiDeps<Client> & {
  /** Pauses all requests to the wiki for the time that its response asked for. */
  pauseWiki: (wikiId: string, retryAfterMs: number) => Promise<unknown>;
};

/** Finds the active wiki and its client. Returns null if no wiki is active, or if it is stopped or paused. */
export async function findReachableWiki<Client>(
  deps: ReachableWikiDeps<Client>,
): Promise<{ wiki: Wiki; client: Client } | null> {
  const activeWiki = await deps.findActiveClient();
  return activeWiki && (await isReachable(deps, activeWiki.wiki)) ? activeWiki : null;
}

/** Resolves to whether a wiki is neither stopped nor paused. */
export async function isReachable(
  { findCondition, now }: Pick<ReachableWikiDeps<unknown>, 'findCondition' | 'now'>,
  wiki: Wiki,
): Promise<boolean> {
  const condition = await findCondition(wiki.id);
  return condition === null || !isWikiPaused(condition, now());
}

/** Makes one request to the active wiki. Returns null if the wiki cannot be asked or did not respond. */
export async function askWiki<Client, T>(
  deps: WikiRequestDeps<Client>,
  ask: (active: { wiki: Wiki; client: Client }) => WikiResponse<T>,
): Promise<T | null> {
  const activeWiki = await findReachableWiki(deps);
  if (!activeWiki) return null;
  const response = await ask(activeWiki);
  if (response.ok) return response.value;
  if (response.problem.kind === 'rate-limited')
    await deps.pauseWiki(activeWiki.wiki.id, response.problem.retryAfterMs);
  return null;
}
