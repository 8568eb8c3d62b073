import { createChangeRunner } from '@/lib/app/worker/run-change';
import { unmergeSources } from '@/lib/app/worker/unmerge-sources';
import { ok, type Result } from '@/lib/base/result';
import { cancelAlarm, keepWorkerAlive, scheduleAlarm } from '@/lib/browser/alarms';
import type { Handlers } from '@/lib/browser/messages/listen-to-messages';
import { IMPORT_LOCK, isLockHeld, runIfLockIsFree } from '@/lib/browser/web-locks';
import { isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { findChange, listUnfinishedChangeIds } from '@/lib/storage/queries/list-changes';
import { listTaggedIds } from '@/lib/storage/queries/list-tagged-ids';
import { applyNextChunkWithFiles } from '@/lib/storage/transactions/changes/apply-chunk-with-files';
import { deleteEmptyChanges } from '@/lib/storage/transactions/changes/delete-changes';
import {
  type ChangeRequest,
  cancelChange,
  deleteEmptyChange,
  failChange,
  startChange,
  undoChange,
} from '@/lib/storage/transactions/changes/start-change';
import { type VenueWrites, writeVenues } from '@/lib/storage/transactions/write-venue';
import { database } from './database';
import { buildIndexChunks, updateSearchIndex } from './search-index';
import { withSourcesLock } from './sources-lock';
import { syncNow } from './sync/scheduler';
import { mergeDeps } from './use-case-deps';

/** The alarm that is set while a change is unfinished. It restarts a stopped worker even if no page is open. */
export const CHANGE_ALARM = 'change';

// For fewer changes than this, a page loads the index and applies the changes faster than the parts of the
// index are built.
const MIN_CHANGES_TO_BUILD_INDEX = 1000;

const runner = createChangeRunner({
  applyNextChunk: (id) => withSourcesLock(() => applyNextChunkWithFiles(database, id, new Date())),
  failChange: (id, problem) => failChange(database, id, problem),
  findChange: (id) => findChange(database, id),
  preventWorkerStop: () => {
    void scheduleAlarm(CHANGE_ALARM, 0);
    const endRun = keepWorkerAlive();
    return () => {
      endRun();
      void cancelAlarm(CHANGE_ALARM);
      void syncNow();
      void buildIndexChunks(MIN_CHANGES_TO_BUILD_INDEX);
    };
  },
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

// Building a part reads and writes about 1,000 sources.
const MIN_CHANGES_OF_PART = 500;

/**
 * Builds one part of the search index. While a change of many sources runs, nothing is built, because
 * building reads the same sources again and would delay each chunk. The parts are built after the change.
 * During an import, a part is built only if many of its sources are new, because any other part would have to
 * be built again soon.
 */
export const updateIndexBetweenChanges = async (minChanges: number): ReturnType<typeof updateSearchIndex> => {
  if (runner.isRunning()) return ok(true);
  return updateSearchIndex(
    (await isLockHeld(IMPORT_LOCK)) ? { minChanges, minChangesOfPart: MIN_CHANGES_OF_PART } : { minChanges },
  );
};

/**
 * Continues the changes that were unfinished when the worker was stopped. Deletes changes that changed no
 * source, such as the change of an import whose page was closed before the first chunk.
 */
export async function continueChanges(): Promise<void> {
  await runIfLockIsFree(IMPORT_LOCK, () => deleteEmptyChanges(database));
  for (const id of await listUnfinishedChangeIds(database)) await runner.run(id);
}

type AsyncChange = Promise<Result<LibraryChange | null, WriteProblem>>;

async function runStoredChange(storedResult: Result<LibraryChange | null, WriteProblem>): AsyncChange {
  return storedResult.ok && storedResult.value && isUnfinished(storedResult.value)
    ? runner.startAndReport(storedResult.value.id)
    : storedResult;
}

/**
 * Writes venues and links their sources to them. Returns the previous venues, or the problem if the sources could not be linked.
 * The venues themselves stay written in both cases.
 */
async function writeAndLink(writes: VenueWrites): Promise<Result<Venue[], WriteProblem>> {
  const storedResult = await withSourcesLock(() =>
    writeVenues(database, writes, crypto.randomUUID(), new Date()),
  );
  if (!storedResult.ok) return storedResult;
  const { change, previousVenues } = storedResult.value;
  const response = change ? await runStoredChange(ok(change)) : ok(null);
  return response.ok ? ok(previousVenues) : response;
}

// No source may get one of the tags between the lookup and the first chunk.
const startTagChange = (request: ChangeRequest, tags: string[]) =>
  withSourcesLock(async () =>
    startChange(database, { ...request, stableIds: await listTaggedIds(database, tags) }),
  );

type ChangeMessage =
  | 'change/start'
  | 'change/undo'
  | 'change/cancel'
  | 'change/delete-empty'
  | 'change/continue'
  | 'venue/save'
  | 'venue/write'
  | 'venue/delete';

/** The handlers of changes that are written chunk by chunk. */
export const changeHandlers: Pick<Handlers, ChangeMessage> = {
  'change/start': async (request) => {
    if (request.action.kind === 'restore') {
      const unmergeResult = await withSourcesLock(() => unmergeSources(mergeDeps, request.stableIds));
      if (!unmergeResult.ok) return unmergeResult;
    }
    if (request.action.kind === 'replace-tags')
      return runStoredChange(await startTagChange(request, request.action.from));
    return runStoredChange(await startChange(database, request));
  },
  'change/undo': async ({ id }) => runStoredChange(await undoChange(database, id)),
  'change/cancel': ({ id }) => cancelChange(database, id),
  'change/delete-empty': ({ id }) => deleteEmptyChange(database, id),
  'change/continue': ({ id }) => runner.startAndReport(id),
  'venue/save': async (venue) => {
    const saveResult = await writeAndLink({ save: [venue], deleteIds: [] });
    return saveResult.ok ? ok(null) : saveResult;
  },
  'venue/delete': async ({ id }) => {
    const deleteResult = await writeAndLink({ save: [], deleteIds: [id] });
    return deleteResult.ok ? ok(deleteResult.value[0] ?? null) : deleteResult;
  },
  'venue/write': writeAndLink,
};
