import { hasSameJson } from '@/lib/base/has-same-json';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { WikiClient, WikiProblem } from '@/lib/wiki/model/wiki';
import { transition } from '@/lib/wiki/outbox/transition';
import { findReachableWiki, type WikiRequestDeps } from './find-reachable-wiki';

/** The dependencies of the checks for changes by other editors. */
export type RemoteCheckDeps = WikiRequestDeps<Pick<WikiClient, 'readResource'>> & {
  findEntry: (wikiId: string, stableId: string) => Promise<OutboxEntry | null>;
  /** Lists settled entries of the wiki, the least recently read first. */
  listLeastRecentlyChecked: (wikiId: string, limit: number) => Promise<OutboxEntry[]>;
  changeEntries: (
    wikiId: string,
    stableIds: string[],
    change: (entry: OutboxEntry) => OutboxEntry,
  ) => Promise<unknown>;
  /** Makes entries due, so that the next flush merges what others wrote, and starts that flush. */
  requeue: (wikiId: string, stableIds: string[]) => Promise<unknown>;
};

/**
 * The number of sources that one pass of the background check reads. With a pass every five minutes this is far below a tenth of
 * the read limit (docs/wiki-protocol.md, section 3).
 */
export const CHECKED_PER_PASS = 20;

/**
 * Reads the least recently read sources of the active wiki, unless the reader turned the check off or the wiki
 * is paused.
 */
export async function checkRemoteChanges(deps: RemoteCheckDeps): Promise<void> {
  const activeWiki = await findReachableWiki(deps);
  if (!activeWiki || activeWiki.wiki.checksRemote === false) return;
  const { wiki } = activeWiki;
  await checkEntries(deps, activeWiki, await deps.listLeastRecentlyChecked(wiki.id, CHECKED_PER_PASS));
}

/** Reads one source of the active wiki, whose record page the reader opened. */
export async function checkRemoteSource(deps: RemoteCheckDeps, stableId: string): Promise<void> {
  const activeWiki = await findReachableWiki(deps);
  const entry = activeWiki && (await deps.findEntry(activeWiki.wiki.id, stableId));
  if (activeWiki && entry) await checkEntries(deps, activeWiki, [entry]);
}

type ActiveClient = NonNullable<Awaited<ReturnType<RemoteCheckDeps['findActiveClient']>>>;

async function checkEntries(
  deps: RemoteCheckDeps,
  { wiki, client }: ActiveClient,
  entries: OutboxEntry[],
): Promise<void> {
  const { changedIds, checkedIds, problem } = await findChangedEntries(client, entries);
  if (problem?.kind === 'rate-limited') await deps.pauseWiki(wiki.id, problem.retryAfterMs);
  const at = deps.now().toISOString();
  await deps.changeEntries(wiki.id, checkedIds, (entry) => transition(entry, { type: 'remote-checked', at }));
  if (changedIds.length > 0) await deps.requeue(wiki.id, changedIds);
}

/**
 * Finds the settled entries whose resource differs from what was read last. Stops at the first problem. A source that caused it
 * counts as checked, so that it does not prevent the check of all others, unless the check was cancelled.
 */
async function findChangedEntries(
  client: Pick<WikiClient, 'readResource'>,
  entries: OutboxEntry[],
): Promise<{ changedIds: string[]; checkedIds: string[]; problem: WikiProblem | null }> {
  const changedIds: string[] = [];
  const checkedIds: string[] = [];
  for (const { stableId, status, remoteId, remoteSnapshot } of entries) {
    if (remoteId === null || (status !== 'synced' && status !== 'conflict')) continue;
    const response = await client.readResource(remoteId);
    if (!response.ok && response.problem.kind === 'aborted') return { changedIds, checkedIds, problem: null };
    checkedIds.push(stableId);
    if (!response.ok) return { changedIds, checkedIds, problem: response.problem };
    // A resource that no longer exists counts as changed: the flush looks the source up again.
    if (!hasSameJson(response.value?.fields, remoteSnapshot?.fields)) changedIds.push(stableId);
  }
  return { changedIds, checkedIds, problem: null };
}
