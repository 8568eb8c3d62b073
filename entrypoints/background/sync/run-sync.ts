import { ownVenues } from '@/lib/db/read/own-venues';
import { delayedRecords } from '@/lib/db/read/sync-records';
import { wikiConditions, wikis } from '@/lib/db/read/wikis';
import { syncStore } from '@/lib/db/write/sync-store';
import { saveWiki } from '@/lib/db/write/wikis';
import type { Wiki, WikiClient } from '@/lib/model/wiki';
import { onAlarm, sleepOn, stayAwake, wakeAt } from '@/lib/platform/alarms';
import { hasNetwork, onNetworkBack } from '@/lib/platform/network';
import { hasHost, watchHosts } from '@/lib/platform/permissions';
import { wikiToken } from '@/lib/settings/wiki-tokens';
import { conditionOnline, recordOnline, waitsForNetwork } from '@/lib/sync/after-offline';
import { flushInTurn } from '@/lib/sync/flush-in-turn';
import { giveWay } from '@/lib/sync/give-way';
import { keyOf, type SyncDeps } from '@/lib/sync/run';
import { shippedVenues } from '@/lib/venues/shipped-venues';
import { venuesInForce } from '@/lib/venues/venue-table';
import { baseUrlOf } from '@/lib/wiki-client/base-url';
import { researchWiki } from '@/lib/wiki-client/research-wiki';
import { givingInTurn } from '../in-turn';
import { store } from '../store';
import { httpDeps } from './http-deps';

const ALARM = 'sync';
// Set as long as something waits and there is no network: it outlives the worker, which is told of the network only while it runs.
const OFFLINE_ALARM = 'sync-offline';
const OFFLINE_LOOK_MS = 60_000;

const foreground = giveWay((ms, run) => void setTimeout(run, ms));

/** A message of the reader's begins; the result is called when it has its reply. Syncing waits that long. */
export const beginMessage = foreground.begin;

const turn = flushInTurn({
  wikis: () => wikis(store),
  depsOf: syncDeps,
  clear: foreground.clear,
  begin: async () => {
    // Should the worker be killed in the middle, the alarm begins again.
    await wakeAt(ALARM, 0);
    return stayAwake();
  },
  rest: schedule,
});

/** Sends what is due to the active wiki, now or after the flush that is under way. Resolves when nothing is left to do. */
export const syncNow = turn.flushNow;

/** Changes which wikis there are, or one of them with its token: what is under way with the old settings ends. */
export const changeWikis = turn.whileChanging;

/** Reads what belongs together of the wikis, while nothing of them changes. */
export const readWikis = turn.whileSteady;

/** Every active wiki with its client. */
export const activeClients = (): Promise<{ wiki: Wiki; client: WikiClient }[]> =>
  readWikis(async () => {
    const active = (await wikis(store)).filter((wiki) => wiki.active);
    return Promise.all(active.map(async (wiki) => ({ wiki, client: await clientOf(wiki) })));
  });

/** What wakes the queue besides a save: the alarm, the network coming back, an address being allowed. Called synchronously at the start. */
export function watchForSync(): void {
  onAlarm(ALARM, () => void syncNow());
  onNetworkBack(() => void goOnOnline());
  onAlarm(OFFLINE_ALARM, () => void (hasNetwork() ? goOnOnline() : syncNow()));
  watchHosts(() => void goOnAllowed());
}

/** A wiki that was stopped because its address was not allowed is asked again when something is allowed. */
async function goOnAllowed(): Promise<void> {
  const stopped = (await wikiConditions(store)).filter(({ why }) => why === 'permission-missing');
  const ids = stopped.map(({ wikiId }) => wikiId);
  if (ids.length > 0)
    await changeWikis(async () => {
      for (const wiki of await wikis(store))
        if (ids.includes(wiki.id)) await saveWiki(store, wiki, new Date());
    });
  await syncNow();
}

/** What waits because the wiki was out of reach is due at once. */
async function goOnOnline(): Promise<void> {
  await sleepOn(OFFLINE_ALARM);
  const now = new Date();
  const [all, conditions] = await Promise.all([wikis(store), wikiConditions(store)]);
  for (const wiki of all.filter(({ active }) => active)) {
    const held = (await delayedRecords(store, wiki.id)).filter(waitsForNetwork);
    const condition = conditions.find(({ wikiId }) => wikiId === wiki.id);
    // A flush that is under way notes how the wiki is doing as it knew it before.
    if (held.length > 0 || (condition && conditionOnline(condition) !== condition))
      await changeWikis(async () => {
        const { change, condition: read, storeCondition } = (await syncDeps(wiki)).store;
        await change(held.map(keyOf), (record) => recordOnline(record, now));
        const kept = await read(wiki.id);
        if (kept) await storeCondition(conditionOnline(kept));
      });
  }
  await syncNow();
}

async function schedule(nextTimes: (string | null)[]): Promise<void> {
  const [next] = nextTimes.filter((time) => time !== null).sort();
  if (next === undefined) return void (await sleepOn(ALARM));
  if (!hasNetwork()) await wakeAt(OFFLINE_ALARM, Date.now() + OFFLINE_LOOK_MS);
  const at = Date.parse(next);
  await wakeAt(ALARM, at);
  // Alarms are rough and at least 30 s away; as long as the worker lives it is more exact itself.
  const soonMs = at - Date.now();
  if (soonMs < 30_000) setTimeout(() => void syncNow(), Math.max(0, soonMs));
}

async function syncDeps(wiki: Wiki): Promise<SyncDeps> {
  const venues = venuesInForce(shippedVenues(), await ownVenues(store));
  const shared = new Set(shippedVenues().map(({ id }) => id));
  const venueById = (id: string) => venues.find((venue) => venue.id === id) ?? null;
  return {
    store: givingInTurn(syncStore(store, wiki, { now: () => new Date(), venueById })),
    client: await clientOf(wiki),
    now: () => new Date(),
    chance: Math.random,
    venueIsShared: (venueId) => shared.has(venueId),
  };
}

async function clientOf(wiki: Wiki): Promise<WikiClient> {
  const base = baseUrlOf(wiki.baseUrl);
  const pattern = base.ok ? base.value.pattern : '';
  const token = await wikiToken(wiki.id);
  return researchWiki({ name: wiki.name, baseUrl: wiki.baseUrl, token }, httpDeps(pattern, hasHost));
}
