import type { AddRemoteDeps } from '@/lib/app/worker/add-remote-resources';
import { addRemoteResources } from '@/lib/app/worker/add-remote-resources';
import { type BringInDeps, bringInNextPage, createBringIn } from '@/lib/app/worker/bring-in';
import {
  type ReadCatalogueDeps,
  readCatalogue,
  readCitationCounts,
  readTextUrls,
} from '@/lib/app/worker/read-catalogue';
import { ok } from '@/lib/base/result';
import { cancelAlarm, keepWorkerAlive, onAlarm, scheduleAlarm } from '@/lib/browser/alarms';
import type { Handlers } from '@/lib/browser/messages/listen';
import { withLock } from '@/lib/browser/web-locks';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { findActiveWiki, findWikiCondition } from '@/lib/storage/queries/list-wikis';
import { findLinkedEntry, getEntriesByStableId } from '@/lib/storage/queries/outbox-entries';
import { bringIn } from '@/lib/storage/settings/settings';
import { saveLinkedSources } from '@/lib/storage/transactions/save-linked-sources';
import { pauseWiki } from '@/lib/storage/transactions/save-wiki';
import { prepareFields } from '@/lib/wiki/adapters/research-wiki/format/prepare-fields';
import type { BringIn } from '@/lib/wiki/model/bring-in';
import { database, databaseDeps } from '../database';
import { buildIndexChunks } from '../search-index';
import { withSourcesLock } from '../sources-lock';
import { changeWikis, findActiveClient, syncNow, yieldToForeground } from './scheduler';

/** The alarm that is set while sources are brought in. It starts a stopped worker again. */
const BRING_IN_ALARM = 'bring-in';
// A longer wait uses the alarm, so that the browser can stop the worker.
const MAX_TIMER_MS = 25_000;
// For a small number of sources, reading the changes is faster than building parts of the index.
const MIN_CHANGES_TO_BUILD_INDEX = 1000;

const wikiDeps = {
  now: () => new Date(),
  findActiveClient,
  findCondition: (wikiId: string) => findWikiCondition(database, wikiId),
  pauseWiki: (wikiId: string, delayMs: number) =>
    changeWikis(() => pauseWiki(database, wikiId, delayMs, new Date())),
};

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
  ...wikiDeps,
  addResources: (wiki, resources, change) => addRemoteResources(createAddDeps(), wiki, resources, change),
  progress: bringIn,
};

const catalogueDeps: ReadCatalogueDeps = {
  ...wikiDeps,
  findStableId: async (wikiId, remoteId, urlKeys) =>
    (await findLinkedEntry(database, wikiId, remoteId))?.stableId ??
    (await databaseDeps.findSourceByUrlKeys(urlKeys))?.stableId ??
    null,
};

/** Continues the task that was running when the worker stopped, and registers its alarm. Call it when the worker starts. */
export function registerBringIn(): void {
  onAlarm(BRING_IN_ALARM, () => void continueBringIn());
  void continueBringIn();
}

const continueBringIn = (): Promise<void> => withLock('bring-in', runBringIn);

async function runBringIn(): Promise<void> {
  if ((await bringIn.get())?.status !== 'running') return;
  const endRun = keepWorkerAlive();
  await scheduleAlarm(BRING_IN_ALARM, 0);
  try {
    for (let progress = await waitUntilDue(await bringIn.get()); progress; ) {
      await yieldToForeground();
      progress = await waitUntilDue(await bringInNextPage(bringInDeps));
    }
  } finally {
    endRun();
  }
  if ((await bringIn.get())?.status === 'running') return;
  await cancelAlarm(BRING_IN_ALARM);
  void syncNow();
  void buildIndexChunks(MIN_CHANGES_TO_BUILD_INDEX);
}

/** Waits until the next page may be requested. Returns null if the task has ended, or if the alarm continues it. */
async function waitUntilDue(progress: BringIn | null): Promise<BringIn | null> {
  if (progress?.status !== 'running') return null;
  const delayMs = progress.waitUntil === null ? 0 : Date.parse(progress.waitUntil) - Date.now();
  if (delayMs > MAX_TIMER_MS) {
    await scheduleAlarm(BRING_IN_ALARM, Date.now() + delayMs);
    return null;
  }
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  return progress;
}

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

type BringInMessage =
  | 'wiki/bring-in'
  | 'wiki/cancel-bring-in'
  | 'wiki/catalogue'
  | 'wiki/citation-counts'
  | 'wiki/text-urls';

/** The handlers of messages about resources of the wiki that are not in the library. */
export const bringInHandlers: Pick<Handlers, BringInMessage> = {
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
  'wiki/catalogue': async ({ offset }) => ok(await readCatalogue(catalogueDeps, offset)),
  'wiki/citation-counts': async () => ok(await readCitationCounts(catalogueDeps)),
  'wiki/text-urls': async ({ offset }) => ok(await readTextUrls(catalogueDeps, offset)),
};
