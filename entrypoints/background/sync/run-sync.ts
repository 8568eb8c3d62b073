import { cancelAlarm, keepWorkerAlive, onAlarm, scheduleAlarm } from '@/lib/browser/alarms';
import { hasHostPermission, watchHostPermissions } from '@/lib/browser/host-permissions';
import { isOnline, onNetworkRestored } from '@/lib/browser/network';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { listWikiConditions, listWikis } from '@/lib/storage/queries/list-wikis';
import { listDelayedEntries } from '@/lib/storage/queries/outbox-entries';
import { readWikiToken } from '@/lib/storage/settings/wiki-tokens';
import { createOutboxStore } from '@/lib/storage/transactions/create-outbox-store';
import { saveWiki } from '@/lib/storage/transactions/save-wiki';
import { parseBaseUrl } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';
import type { Wiki, WikiClient } from '@/lib/wiki/model/wiki';
import { getEntryKey, type SyncDeps } from '@/lib/wiki/outbox/flush-context';
import { createFlushQueue } from '@/lib/wiki/outbox/flush-queue';
import { createForegroundGate } from '@/lib/wiki/outbox/foreground-gate';
import {
  clearOfflinePause,
  isWaitingForNetwork,
  requeueAfterOffline,
} from '@/lib/wiki/outbox/resume-after-offline';
import { database } from '../database';
import { lockSourceWrites } from '../with-lock';
import { createHttpDeps } from './create-http-deps';

const SYNC_ALARM = 'sync';
// Set as long as something waits and there is no network: it outlives the worker, which is told of the network only while it runs.
const OFFLINE_ALARM = 'sync-offline';
const OFFLINE_CHECK_MS = 60_000;

const foregroundGate = createForegroundGate((ms, callback) => void setTimeout(callback, ms));

/** A message of the reader's begins; the result is called when it has its reply. Syncing waits that long. */
export const beginMessage = foregroundGate.begin;

const flushQueue = createFlushQueue({
  listWikis: () => listWikis(database),
  getSyncDeps: createSyncDeps,
  yieldToForeground: foregroundGate.yieldToForeground,
  startFlush: async () => {
    // Should the worker be killed in the middle, the alarm begins again.
    await scheduleAlarm(SYNC_ALARM, 0);
    return keepWorkerAlive();
  },
  scheduleNext: scheduleNextSync,
});

/** Sends what is due to the active wiki, now or after the flush that is under way. Resolves when nothing is left to do. */
export const syncNow = flushQueue.flushNow;

/** Changes which wikis there are, or one of them with its token: what is under way with the old settings ends. */
export const changeWikis = flushQueue.changeSettings;

/** Reads what belongs together of the wikis, while nothing of them changes. */
export const readWikis = flushQueue.readSettings;

/** Every active wiki with its client. */
export const listActiveClients = (): Promise<{ wiki: Wiki; client: WikiClient }[]> =>
  readWikis(async () => {
    const active = (await listWikis(database)).filter((wiki) => wiki.active);
    return Promise.all(active.map(async (wiki) => ({ wiki, client: await createClient(wiki) })));
  });

/** What wakes the queue besides a save: the alarm, the network coming back, an address being allowed. Called synchronously at the start. */
export function registerSyncTriggers(): void {
  onAlarm(SYNC_ALARM, () => void syncNow());
  onNetworkRestored(() => void resumeWhenOnline());
  onAlarm(OFFLINE_ALARM, () => void (isOnline() ? resumeWhenOnline() : syncNow()));
  watchHostPermissions(() => void resumeAfterPermission());
}

/** A wiki that was stopped because its address was not allowed is asked again when something is allowed. */
async function resumeAfterPermission(): Promise<void> {
  const stopped = (await listWikiConditions(database)).filter(({ why }) => why === 'permission-missing');
  const ids = stopped.map(({ wikiId }) => wikiId);
  if (ids.length > 0)
    await changeWikis(async () => {
      for (const wiki of await listWikis(database))
        if (ids.includes(wiki.id)) await saveWiki(database, wiki, new Date());
    });
  await syncNow();
}

/** What waits because the wiki was out of reach is due at once. */
async function resumeWhenOnline(): Promise<void> {
  await cancelAlarm(OFFLINE_ALARM);
  const now = new Date();
  const [allWikis, conditions] = await Promise.all([listWikis(database), listWikiConditions(database)]);
  for (const wiki of allWikis.filter(({ active }) => active)) {
    const offlineEntries = (await listDelayedEntries(database, wiki.id)).filter(isWaitingForNetwork);
    const condition = conditions.find(({ wikiId }) => wikiId === wiki.id);
    // A flush that is under way notes how the wiki is doing as it knew it before.
    if (offlineEntries.length > 0 || (condition && clearOfflinePause(condition) !== condition))
      await changeWikis(async () => {
        const { updateEntries, findCondition, saveCondition } = (await createSyncDeps(wiki)).outbox;
        await updateEntries(offlineEntries.map(getEntryKey), (entry) => requeueAfterOffline(entry, now));
        const currentCondition = await findCondition(wiki.id);
        if (currentCondition) await saveCondition(clearOfflinePause(currentCondition));
      });
  }
  await syncNow();
}

async function scheduleNextSync(nextTimes: (string | null)[]): Promise<void> {
  const [next] = nextTimes.filter((time) => time !== null).sort();
  if (next === undefined) return void (await cancelAlarm(SYNC_ALARM));
  if (!isOnline()) await scheduleAlarm(OFFLINE_ALARM, Date.now() + OFFLINE_CHECK_MS);
  const nextMs = Date.parse(next);
  await scheduleAlarm(SYNC_ALARM, nextMs);
  // Alarms are rough and at least 30 s away; as long as the worker lives it is more exact itself.
  const delayMs = nextMs - Date.now();
  if (delayMs < 30_000) setTimeout(() => void syncNow(), Math.max(0, delayMs));
}

async function createSyncDeps(wiki: Wiki): Promise<SyncDeps> {
  const sharedVenueIds = new Set(getShippedVenues().map(({ id }) => id));
  return {
    outbox: lockSourceWrites(createOutboxStore(database, wiki, { now: () => new Date() })),
    client: await createClient(wiki),
    now: () => new Date(),
    random: Math.random,
    isSharedVenue: (venueId) => sharedVenueIds.has(venueId),
  };
}

async function createClient(wiki: Wiki): Promise<WikiClient> {
  const base = parseBaseUrl(wiki.baseUrl);
  const pattern = base.ok ? base.value.matchPattern : '';
  const token = await readWikiToken(wiki.id);
  return createResearchWikiClient(
    { name: wiki.name, baseUrl: wiki.baseUrl, token },
    createHttpDeps(pattern, hasHostPermission),
  );
}
