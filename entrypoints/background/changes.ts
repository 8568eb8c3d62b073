import { createChangeRunner } from '@/lib/app/worker/run-change';
import { unmergeSources } from '@/lib/app/worker/unmerge-sources';
import { ok, type Result } from '@/lib/base/result';
import { cancelAlarm, keepWorkerAlive, scheduleAlarm } from '@/lib/browser/alarms';
import type { Handlers } from '@/lib/browser/messages/listen';
import { isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { findChange, listUnfinishedChangeIds } from '@/lib/storage/queries/list-changes';
import { applyNextChunk } from '@/lib/storage/transactions/changes/apply-chunk';
import {
  cancelChange,
  failChange,
  startChange,
  undoChange,
} from '@/lib/storage/transactions/changes/start-change';
import { removeVenue, saveVenue } from '@/lib/storage/transactions/write-venue';
import { database } from './database';
import { withSourcesLock } from './sources-lock';
import { syncNow } from './sync/scheduler';
import { mergeDeps } from './use-case-deps';

/** The alarm that is set while a change is unfinished. It restarts a stopped worker even if no page is open. */
export const CHANGE_ALARM = 'change';

const runner = createChangeRunner({
  applyNextChunk: (id) => withSourcesLock(() => applyNextChunk(database, id, new Date())),
  failChange: (id, problem) => failChange(database, id, problem),
  findChange: (id) => findChange(database, id),
  beginRun: () => {
    void scheduleAlarm(CHANGE_ALARM, 0);
    const endRun = keepWorkerAlive();
    return () => {
      endRun();
      void cancelAlarm(CHANGE_ALARM);
      void syncNow();
    };
  },
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

/** Continues the changes that were unfinished when the worker was stopped. */
export async function continueChanges(): Promise<void> {
  for (const id of await listUnfinishedChangeIds(database)) await runner.run(id);
}

type AsyncChange = Promise<Result<LibraryChange | null, WriteProblem>>;

async function runStoredChange(storedResult: Result<LibraryChange | null, WriteProblem>): AsyncChange {
  return storedResult.ok && storedResult.value && isUnfinished(storedResult.value)
    ? runner.runForAWhile(storedResult.value.id)
    : storedResult;
}

/**
 * Links the sources of a saved venue to it. Returns the previous venue, or the problem if the sources could not be
 * linked. The venue itself stays saved in both cases.
 */
async function runVenueChange(
  storedResult: Awaited<ReturnType<typeof saveVenue>>,
): Promise<Result<Venue | null, WriteProblem>> {
  if (!storedResult.ok) return storedResult;
  const reply = await runStoredChange(ok(storedResult.value.change));
  return reply.ok ? ok(storedResult.value.previousVenue) : reply;
}

type ChangeMessage =
  | 'change/start'
  | 'change/undo'
  | 'change/cancel'
  | 'change/continue'
  | 'venue/save'
  | 'venue/delete';

/** The handlers of changes that are written chunk by chunk. */
export const changeHandlers: Pick<Handlers, ChangeMessage> = {
  'change/start': async (request) => {
    if (request.action.kind === 'restore') {
      const unmergeResult = await withSourcesLock(() => unmergeSources(mergeDeps, request.stableIds));
      if (!unmergeResult.ok) return unmergeResult;
    }
    return runStoredChange(await startChange(database, request));
  },
  'change/undo': async ({ id }) => runStoredChange(await undoChange(database, id)),
  'change/cancel': ({ id }) => cancelChange(database, id),
  'change/continue': ({ id }) => runner.runForAWhile(id),
  'venue/save': async (venue) => {
    const saveResult = await runVenueChange(
      await withSourcesLock(() => saveVenue(database, venue, crypto.randomUUID(), new Date())),
    );
    return saveResult.ok ? ok(null) : saveResult;
  },
  'venue/delete': async ({ id }) =>
    runVenueChange(await withSourcesLock(() => removeVenue(database, id, crypto.randomUUID(), new Date()))),
};
