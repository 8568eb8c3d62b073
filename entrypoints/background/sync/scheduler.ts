import { cancelAlarm, keepWorkerAlive, scheduleAlarm } from '@/lib/browser/alarms';
import { hasHostPermission } from '@/lib/browser/host-permissions';
import { isOnline } from '@/lib/browser/network';
import { withLock, withSharedLock } from '@/lib/browser/web-locks';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { findActiveWiki } from '@/lib/storage/queries/list-wikis';
import { readWikiToken } from '@/lib/storage/settings/wiki-tokens';
import { createOutboxStore } from '@/lib/storage/transactions/create-outbox-store';
import { parseBaseUrl } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';
import type { ActiveWiki, Wiki, WikiClient } from '@/lib/wiki/model/wiki';
import type { OutboxStore } from '@/lib/wiki/outbox/outbox-store';
import type { FlushControl, SyncDeps } from '@/lib/wiki/push/flush-context';
import { createForegroundGate } from '@/lib/wiki/scheduler/foreground-gate';
import { createSyncScheduler } from '@/lib/wiki/scheduler/sync-scheduler';
import { database } from '../database';
import { withSourcesLock } from '../sources-lock';
import { createHttpDeps } from './create-http-deps';

/** The alarm that starts the next flush. */
export const SYNC_ALARM = 'sync';
/**
 * The alarm that is set while entries wait for the network. It starts a stopped worker, which gets no network events.
 */
export const OFFLINE_ALARM = 'sync-offline';
const OFFLINE_CHECK_MS = 60_000;
// Browsers delay an alarm to at least 30 s.
const MIN_ALARM_MS = 30_000;

const foregroundGate = createForegroundGate((ms, callback) => void setTimeout(callback, ms));

/**
 * Returns a promise that resolves when no message from an extension page is being handled, and after two seconds at the latest.
 * Returns null if none is being handled now.
 */
export const { yieldToForeground } = foregroundGate;

/** Pauses flushes while a message from an extension page is handled. Returns a function to call when it has been handled. */
export const pauseFlushesForMessage = foregroundGate.begin;

const scheduler = createSyncScheduler({
  locks: { withLock, withSharedLock },
  findActiveWiki: () => findActiveWiki(database),
  getSyncDeps: createSyncDeps,
  yieldToForeground: foregroundGate.yieldToForeground,
  startFlush: async () => {
    // If the worker is killed during the flush, the alarm starts it again.
    await scheduleAlarm(SYNC_ALARM, 0);
    return keepWorkerAlive();
  },
  scheduleNext: scheduleNextSync,
});

/** Sends due entries to the active wiki, after any flush in progress. Resolves when no entry is due. */
export const syncNow = scheduler.flushNow;

/** Aborts the flush in progress, waits for its end, and then changes the connected wikis or their settings. */
export const changeWikis = scheduler.changeSettings;

/** Runs a function that reads wiki settings. Changes wait until it ends, so that all values are from the same state. */
export const runWhileWikisUnchanged = scheduler.readSettings;

/** Finds the active wiki and creates its client, which makes no request after `signal` is aborted. Returns null if no wiki is active. */
export const findActiveClient = (
  signal?: AbortSignal,
): Promise<{ wiki: ActiveWiki; client: WikiClient } | null> =>
  runWhileWikisUnchanged(async () => {
    const wiki = await findActiveWiki(database);
    return wiki && { wiki, client: await createClient(wiki, signal ? { signal } : {}) };
  });

/** Creates the outbox of a wiki. */
export const createOutbox = (wiki: Wiki): OutboxStore =>
  createOutboxStore(database, wiki, { now: () => new Date(), withSourcesLock });

async function scheduleNextSync(nextAt: string | null): Promise<void> {
  if (nextAt === null) return void (await cancelAlarm(SYNC_ALARM));
  if (!isOnline()) await scheduleAlarm(OFFLINE_ALARM, Date.now() + OFFLINE_CHECK_MS);
  const nextMs = Date.parse(nextAt);
  await scheduleAlarm(SYNC_ALARM, nextMs);
  // A timer is more precise than the alarm, but it is lost when the worker stops.
  const delayMs = nextMs - Date.now();
  if (delayMs < MIN_ALARM_MS) setTimeout(() => void syncNow(), Math.max(0, delayMs));
}

async function createSyncDeps(wiki: ActiveWiki, control: FlushControl): Promise<SyncDeps> {
  const shippedVenueIds = new Set(getShippedVenues().map(({ id }) => id));
  return {
    outbox: createOutbox(wiki),
    client: await createClient(wiki, control),
    now: () => new Date(),
    random: Math.random,
    isShippedVenue: (venueId) => shippedVenueIds.has(venueId),
  };
}

async function createClient(wiki: Wiki, control: Partial<FlushControl> = {}): Promise<WikiClient> {
  const parsedUrl = parseBaseUrl(wiki.baseUrl);
  const pattern = parsedUrl.ok ? parsedUrl.value.matchPattern : '';
  const token = await readWikiToken(wiki.id);
  return createResearchWikiClient(
    { name: wiki.name, baseUrl: wiki.baseUrl, token },
    { ...createHttpDeps(pattern, hasHostPermission), ...control },
  );
}
