import type { AddRemoteDeps } from '@/lib/app/worker/add-remote-resources';
import { addRemoteResources } from '@/lib/app/worker/add-remote-resources';
import { type BringInDeps, bringInNextPage, createBringIn } from '@/lib/app/worker/bring-in';
import { type RunBringInDeps, runBringIn } from '@/lib/app/worker/run-bring-in';
import { ok } from '@/lib/base/result';
import { cancelAlarm, keepWorkerAlive, onAlarm, scheduleAlarm } from '@/lib/browser/alarms';
import type { Handlers } from '@/lib/browser/messages/listen-to-messages';
import { withLock } from '@/lib/browser/web-locks';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { findActiveWiki } from '@/lib/storage/queries/list-wikis';
import { findLinkedEntry, getEntriesByStableId } from '@/lib/storage/queries/outbox-entries';
import { bringIn } from '@/lib/storage/settings/settings';
import { saveLinkedSources } from '@/lib/storage/transactions/save-linked-sources';
import { prepareFields } from '@/lib/wiki/adapters/research-wiki/format/prepare-fields';
import { database, databaseDeps } from '../database';
import { buildIndexChunks } from '../search-index';
import { withSourcesLock } from '../sources-lock';
import { activeWikiDeps } from './active-wiki-deps';
import { syncNow, yieldToForeground } from './scheduler';

/** The alarm that is set while sources are brought in. It starts a stopped worker again. */
const BRING_IN_ALARM = 'bring-in';
// For fewer changes than this, a page loads the index and applies the changes faster than the parts of the
// index are built.
const MIN_CHANGES_TO_BUILD_INDEX = 1000;

const createAddDeps = (): AddRemoteDeps => {
  const shippedVenueIds = new Set(getShippedVenues().map(({ id }) => id));
  return {
    now: () => new Date(),
    isRunning: async (id) => {
      const progress = await bringIn.get();
      return progress?.id === id && progress.status === 'running';
    },
    findSourceByUrlKeys: databaseDeps.findSourceByUrlKeys,
    isStableIdTaken: async (stableId) => (await databaseDeps.findSourceById(stableId)) !== null,
    findLinkedEntry: (wikiId, remoteId) => findLinkedEntry(database, wikiId, remoteId),
    findEntry: async (wikiId, stableId) =>
      (await getEntriesByStableId(database, wikiId, [stableId])).get(stableId) ?? null,
    saveLinkedSources: (wikiId, write) => saveLinkedSources(database, wikiId, write, new Date()),
    prepareFields,
    isShippedVenue: (venueId) => shippedVenueIds.has(venueId),
    withSourcesLock,
  };
};

const bringInDeps: BringInDeps = {
  ...activeWikiDeps,
  addResources: (wiki, resources, change) => addRemoteResources(createAddDeps(), wiki, resources, change),
  progress: bringIn,
};

/** Continues the task that was running when the worker stopped, and registers its alarm. Call it when the worker starts. */
export function registerBringIn(): void {
  onAlarm(BRING_IN_ALARM, () => void continueBringIn());
  void continueBringIn();
}

const runDeps: RunBringInDeps = {
  now: () => Date.now(),
  getProgress: bringIn.get,
  handleNextPage: () => bringInNextPage(bringInDeps),
  preventWorkerStop: keepWorkerAlive,
  yieldToForeground,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  scheduleAlarm: (time) => scheduleAlarm(BRING_IN_ALARM, time),
  cancelAlarm: () => cancelAlarm(BRING_IN_ALARM),
};

const continueBringIn = (): Promise<void> =>
  withLock('bring-in', async () => {
    if (!(await runBringIn(runDeps))) return;
    void syncNow();
    void buildIndexChunks(MIN_CHANGES_TO_BUILD_INDEX);
  });

/** Cancels the task with this id, if it is running. Resources that are being written are still added. */
const cancelBringIn = (id: string): Promise<unknown> =>
  bringIn.update((progress) =>
    progress?.id === id && progress.status === 'running' ? { ...progress, status: 'cancelled' } : progress,
  );

/** Cancels the task with this id, and resolves when its last write has completed. */
export async function cancelBringInAndWait(id: string): Promise<void> {
  if ((await bringIn.get())?.id !== id) return;
  await cancelBringIn(id);
  // Resources are written under this lock, and only while the task runs.
  await withSourcesLock(async () => undefined);
}

/** The handlers of messages about the task that brings resources of the wiki into the library. */
export const bringInHandlers: Pick<Handlers, 'wiki/bring-in' | 'wiki/cancel-bring-in'> = {
  'wiki/bring-in': async ({ id, scope }) => {
    const wiki = await findActiveWiki(database);
    if (!wiki) return ok(false);
    await bringIn.update((progress) =>
      progress?.status === 'running' ? progress : createBringIn(id, wiki, scope, new Date()),
    );
    void continueBringIn();
    return ok((await bringIn.get())?.id === id);
  },
  'wiki/cancel-bring-in': async ({ id }) => {
    await cancelBringIn(id);
    return ok(null);
  },
};
