import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { WikiClient, WikiProblem } from '@/lib/wiki/model/wiki';
import { findReachableWiki, type ReachableWikiDeps } from './find-reachable-wiki';

/**
 * The position of the background check, which reads all synced sources of a wiki in turn. `cursor` is the stable id that was
 * read last, or null at the beginning. `changedCount` is the number of sources that others changed since `since` (ISO 8601).
 */
export type RemoteCheck = { wikiId: string; cursor: string | null; changedCount: number; since: string };

/** The dependencies of the checks for changes by other editors. */
export type RemoteCheckDeps = ReachableWikiDeps<Pick<WikiClient, 'readResource'>> & {
  findEntry: (wikiId: string, stableId: string) => Promise<OutboxEntry | null>;
  /** Lists entries of the wiki in the order of their stable ids, after `cursor`. */
  listEntriesAfter: (wikiId: string, cursor: string | null, limit: number) => Promise<OutboxEntry[]>;
  /** Makes entries due, so that the next flush merges what others wrote, and starts that flush. */
  requeue: (wikiId: string, stableIds: string[]) => Promise<unknown>;
  pauseWiki: (wikiId: string, waitMs: number) => Promise<unknown>;
  remoteCheck: { get: () => Promise<RemoteCheck | null>; set: (check: RemoteCheck) => Promise<unknown> };
};

/**
 * The number of sources that one pass of the background check reads. With a pass every five minutes this is far below a tenth of
 * the read limit (docs/wiki-protocol.md, section 3).
 */
export const CHECKED_PER_PASS = 20;

/** Reads the next sources of the active wiki, unless the reader turned the check off or the wiki is paused. */
export async function checkRemoteChanges(deps: RemoteCheckDeps): Promise<void> {
  const activeWiki = await findReachableWiki(deps);
  if (!activeWiki || activeWiki.wiki.checksRemote === false) return;
  const { wiki, client } = activeWiki;
  const lastCheck = await deps.remoteCheck.get();
  const check =
    lastCheck?.wikiId === wiki.id
      ? lastCheck
      : { wikiId: wiki.id, cursor: null, changedCount: 0, since: deps.now().toISOString() };
  const entries = await deps.listEntriesAfter(wiki.id, check.cursor, CHECKED_PER_PASS);
  const { changedIds, problem } = await findChangedEntries(client, entries);
  if (problem?.kind === 'rate-limited') await deps.pauseWiki(wiki.id, problem.waitMs);
  if (changedIds.length > 0) await deps.requeue(wiki.id, changedIds);
  const isEnd = entries.length < CHECKED_PER_PASS;
  const cursor = isEnd ? null : (entries.at(-1)?.stableId ?? null);
  await deps.remoteCheck.set({
    ...check,
    cursor: problem ? check.cursor : cursor,
    changedCount: check.changedCount + changedIds.length,
  });
}

/** Reads one source of the active wiki, whose record the reader opened. */
export async function checkRemoteSource(deps: RemoteCheckDeps, stableId: string): Promise<void> {
  const activeWiki = await findReachableWiki(deps);
  const entry = activeWiki && (await deps.findEntry(activeWiki.wiki.id, stableId));
  if (!activeWiki || !entry) return;
  const { changedIds } = await findChangedEntries(activeWiki.client, [entry]);
  if (changedIds.length > 0) await deps.requeue(activeWiki.wiki.id, changedIds);
}

/** Finds the settled entries whose resource differs from what was read last. Stops at the first problem. */
async function findChangedEntries(
  client: Pick<WikiClient, 'readResource'>,
  entries: OutboxEntry[],
): Promise<{ changedIds: string[]; problem: WikiProblem | null }> {
  const changedIds: string[] = [];
  for (const { stableId, status, remoteId, remoteSnapshot } of entries) {
    if (remoteId === null || (status !== 'synced' && status !== 'conflict')) continue;
    const response = await client.readResource(remoteId);
    if (!response.ok) return { changedIds, problem: response.problem };
    // A resource that no longer exists counts as changed: the flush looks the source up again.
    if (JSON.stringify(response.value?.fields) !== JSON.stringify(remoteSnapshot?.fields))
      changedIds.push(stableId);
  }
  return { changedIds, problem: null };
}
