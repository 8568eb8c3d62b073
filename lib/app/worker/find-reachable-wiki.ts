import { err, type Result } from '@/lib/base/result';
import type { WikiRequestProblem } from '@/lib/wiki/model/catalogue';
import type { Wiki, WikiProblem, WikiResponse } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { isWikiPaused } from '@/lib/wiki/outbox/wiki-pause';

/** The dependencies of finding the active wiki. `Client` has the requests that the caller makes. */
export type ReachableWikiDeps<Client> = {
  now: () => Date;
  findActiveClient: () => Promise<{ wiki: Wiki; client: Client } | null>;
  findCondition: (wikiId: string) => Promise<WikiCondition | null>;
};

/** The dependencies of a request to the active wiki. Its response can ask for a pause of the requests. */
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
  const response = await requestFromWiki(deps, ask);
  return response.ok ? response.value : null;
}

/**
 * Makes one request to the active wiki. Returns the problem of the request, the reason why the wiki is
 * stopped or paused, or `no-wiki` if no wiki is active.
 */
export async function requestFromWiki<Client, T>(
  deps: WikiRequestDeps<Client>,
  ask: (active: { wiki: Wiki; client: Client }) => WikiResponse<T>,
): Promise<Result<T, WikiRequestProblem>> {
  const activeWiki = await deps.findActiveClient();
  if (!activeWiki) return err({ kind: 'no-wiki', retryAfterMs: null });
  const condition = await deps.findCondition(activeWiki.wiki.id);
  if (condition && isWikiPaused(condition, deps.now())) return err(describePause(condition, deps.now()));
  const response = await ask(activeWiki);
  if (response.ok) return response;
  const { problem } = response;
  if (problem.kind === 'rate-limited') await deps.pauseWiki(activeWiki.wiki.id, problem.retryAfterMs);
  return err({ kind: problem.kind, retryAfterMs: getRetryAfterMs(problem) });
}

const describePause = ({ isStopped, reason, pausedUntil }: WikiCondition, now: Date): WikiRequestProblem =>
  isStopped || pausedUntil === null
    ? { kind: reason ?? 'unauthorised', retryAfterMs: null }
    : { kind: reason ?? 'unreachable', retryAfterMs: Date.parse(pausedUntil) - now.getTime() };

const getRetryAfterMs = (problem: WikiProblem): number | null =>
  problem.kind === 'rate-limited' || problem.kind === 'unavailable' ? problem.retryAfterMs : null;
