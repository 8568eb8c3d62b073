import { err, ok, type Result } from '@/lib/base/result';
import type { BringIn, BringInCounts, BringInScope } from '@/lib/wiki/model/bring-in';
import type { RemoteResource, Wiki, WikiClient, WikiProblem } from '@/lib/wiki/model/wiki';
import { getBackoffMs } from '@/lib/wiki/outbox/backoff';
import { findPause } from '@/lib/wiki/outbox/wiki-pause';
import type { WikiRequestDeps } from './find-reachable-wiki';

type BringInClient = Pick<
  WikiClient,
  'listResources' | 'searchResources' | 'listPageResourceIds' | 'readResource'
>;

/** The dependencies of bringing resources into the library. */
export type BringInDeps = WikiRequestDeps<BringInClient> & {
  /**
   * Adds the resources that the library does not have, in one transaction, and makes the others due. All calls for one task are part
   * of one change, which can be undone.
   */
  addResources: (
    wiki: Wiki,
    resources: RemoteResource[],
    change: { id: string; at: string },
  ) => Promise<Result<BringInCounts, { kind: string }>>;
  progress: {
    get: () => Promise<BringIn | null>;
    /** Replaces the stored progress by the result of `change`. */
    update: (change: (progress: BringIn | null) => BringIn | null) => Promise<unknown>;
  };
};

const RESULT_PAGE_SIZE = 100;
// The page size for resources that are read one by one. It is small, so that the progress is stored often.
const SINGLE_RESULT_PAGE_SIZE = 10;
const MAX_FAILURES = 6;
// A wiki that never ends its list must not fill the disk.
const MAX_RESOURCES = 200_000;

/** Creates the progress of a task that has not begun. */
export const createBringIn = (
  id: string,
  wiki: Pick<Wiki, 'id' | 'name'>,
  scope: BringInScope,
  now: Date,
): BringIn => ({
  id,
  wikiId: wiki.id,
  wikiName: wiki.name,
  scope,
  startedAt: now.toISOString(),
  status: 'running',
  cursor: 0,
  total: null,
  pageSize: RESULT_PAGE_SIZE,
  addedCount: 0,
  knownCount: 0,
  skippedCount: 0,
  waitUntil: null,
  failureCount: 0,
  reason: null,
});

/**
 * Handles the next result page of the stored task, and stores the progress. Returns the progress, or null if
 * no task runs. While the status is `running`, the caller has to call this function again, but not before
 * `waitUntil`.
 */
export async function bringInNextPage(deps: BringInDeps): Promise<BringIn | null> {
  const progress = await deps.progress.get();
  if (progress?.status !== 'running') return null;
  const nextProgress = await handleNextPage(deps, progress);
  await deps.progress.update((current) => {
    // The reader may have started another task, or have cancelled this one, during the request.
    if (current?.id !== progress.id) return current;
    return { ...nextProgress, status: current.status === 'running' ? nextProgress.status : current.status };
  });
  return deps.progress.get();
}

async function handleNextPage(deps: BringInDeps, progress: BringIn): Promise<BringIn> {
  const activeWiki = await deps.findActiveClient();
  if (activeWiki?.wiki.id !== progress.wikiId) return fail(progress, 'wiki-changed');
  const { wiki, client } = activeWiki;
  const condition = await deps.findCondition(wiki.id);
  if (condition?.isStopped) return fail(progress, condition.reason ?? 'unauthorised');
  const pause = condition && findPause(condition, deps.now());
  if (pause) return { ...progress, waitUntil: pause.until };
  const { scope } = progress;
  return scope.kind === 'page' && !scope.remoteIds
    ? listCitedResources(deps, client, progress, scope)
    : addNextPage(deps, { wiki, client }, progress);
}

async function addNextPage(
  deps: BringInDeps,
  { wiki, client }: { wiki: Wiki; client: BringInClient },
  progress: BringIn,
): Promise<BringIn> {
  const page = await readPage(client, progress);
  if (!page.ok) return handleProblem(deps, progress, page.problem);
  const change = { id: progress.id, at: progress.startedAt };
  const counts = await deps.addResources(wiki, page.value.resources, change);
  if (!counts.ok) return fail(progress, counts.problem.kind);
  const { rowCount, total } = page.value;
  const cursor = progress.cursor + rowCount;
  if (cursor > MAX_RESOURCES) return fail(progress, 'too-large');
  return {
    ...progress,
    cursor,
    total,
    addedCount: progress.addedCount + counts.value.addedCount,
    knownCount: progress.knownCount + counts.value.knownCount,
    skippedCount: progress.skippedCount + counts.value.skippedCount + rowCount - page.value.resources.length,
    waitUntil: null,
    failureCount: 0,
    // `all` ends with an empty page, because the wiki may report a wrong total, which would end the task
    // early or never.
    status: rowCount === 0 || (progress.scope.kind !== 'all' && cursor >= total) ? 'done' : 'running',
  };
}

/** Lists the resources that a page of the wiki cites. Returns the progress with their ids, so that they are listed only once. */
async function listCitedResources(
  deps: BringInDeps,
  client: BringInClient,
  progress: BringIn,
  scope: Extract<BringInScope, { kind: 'page' }>,
): Promise<BringIn> {
  const response = await client.listPageResourceIds(scope.pageId);
  if (!response.ok) return handleProblem(deps, progress, response.problem);
  const remoteIds = response.value.slice(0, MAX_RESOURCES);
  return { ...progress, scope: { ...scope, remoteIds }, total: remoteIds.length, failureCount: 0 };
}

/**
 * A result page of resources. `rowCount` also counts rows that are not resources, so that the next page
 * begins after them.
 */
type ResourceResultPage = { resources: RemoteResource[]; rowCount: number; total: number };

async function readPage(
  client: BringInClient,
  { scope, cursor, pageSize }: BringIn,
): Promise<Result<ResourceResultPage, WikiProblem>> {
  switch (scope.kind) {
    case 'all':
      return client.listResources(cursor, pageSize);
    case 'search': {
      const response = await client.searchResources(scope.query);
      if (!response.ok) return response;
      // A search has no further pages, whatever total the wiki reports.
      return ok({ ...response.value, total: response.value.rowCount });
    }
    case 'page':
      return readResources(client, scope.remoteIds ?? [], cursor);
    case 'resources':
      return readResources(client, scope.remoteIds, cursor);
  }
}

async function readResources(
  client: BringInClient,
  remoteIds: string[],
  cursor: number,
): Promise<Result<ResourceResultPage, WikiProblem>> {
  const pageIds = remoteIds.slice(cursor, cursor + SINGLE_RESULT_PAGE_SIZE);
  const resources: RemoteResource[] = [];
  for (const remoteId of pageIds) {
    const response = await client.readResource(remoteId);
    if (!response.ok) return err(response.problem);
    if (response.value) resources.push(response.value);
  }
  return ok({ resources, rowCount: pageIds.length, total: remoteIds.length });
}

async function handleProblem(deps: BringInDeps, progress: BringIn, problem: WikiProblem): Promise<BringIn> {
  const delayProgress = (ms: number): BringIn => ({
    ...progress,
    waitUntil: new Date(deps.now().getTime() + ms).toISOString(),
  });
  if (problem.kind === 'aborted') return progress;
  if (problem.kind === 'rate-limited') {
    await deps.pauseWiki(progress.wikiId, problem.retryAfterMs);
    return delayProgress(problem.retryAfterMs);
  }
  const failureCount = progress.failureCount + 1;
  if (failureCount >= MAX_FAILURES) return fail(progress, problem.kind);
  // A response that is too large or too slow may be complete with fewer resources.
  const isTooLarge = problem.kind === 'bad-answer' || problem.kind === 'timeout';
  const pageSize = isTooLarge ? Math.max(1, Math.floor(progress.pageSize / 4)) : progress.pageSize;
  return { ...delayProgress(getBackoffMs(failureCount, 0)), failureCount, pageSize };
}

const fail = (progress: BringIn, reason: string): BringIn => ({ ...progress, status: 'failed', reason });
