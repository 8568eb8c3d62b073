import { cancelAlarm, onAlarm } from '@/lib/browser/alarms';
import { watchHostPermissions } from '@/lib/browser/host-permissions';
import { isOnline, onNetworkRestored } from '@/lib/browser/network';
import {
  findActiveWiki,
  findWikiCondition,
  listWikiConditions,
  listWikis,
} from '@/lib/storage/queries/list-wikis';
import { listDelayedEntries } from '@/lib/storage/queries/outbox-entries';
import { saveWiki } from '@/lib/storage/transactions/save-wiki';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { ActiveWiki } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import {
  clearOfflinePause,
  isPausedOffline,
  isWaitingForNetwork,
} from '@/lib/wiki/outbox/resume-after-offline';
import { transition } from '@/lib/wiki/outbox/transition';
import { database } from '../database';
import { REMOTE_CHECK_ALARM, runRemoteCheck, scheduleRemoteCheck } from './remote-check';
import { changeWikis, createOutbox, OFFLINE_ALARM, SYNC_ALARM, syncNow } from './scheduler';

/**
 * Registers the events that start a flush: the alarm, a restored network and a granted permission. Call it
 * synchronously when the worker starts; otherwise the event that started the worker is lost.
 */
export function registerSyncTriggers(): void {
  onAlarm(SYNC_ALARM, () => void syncNow());
  onAlarm(REMOTE_CHECK_ALARM, () => void runRemoteCheck());
  void scheduleRemoteCheck();
  onNetworkRestored(() => void resumeAfterOffline());
  // If the browser is still offline, the flush schedules the next offline alarm.
  onAlarm(OFFLINE_ALARM, () => void (isOnline() ? resumeAfterOffline() : syncNow()));
  watchHostPermissions(() => void resumeAfterPermission());
}

/** Resumes wikis that were stopped because the permission for their host was missing. Saving a wiki clears its stop. */
async function resumeAfterPermission(): Promise<void> {
  const stoppedWikiIds = (await listWikiConditions(database))
    .filter(({ reason }) => reason === 'permission-missing')
    .map(({ wikiId }) => wikiId);
  if (stoppedWikiIds.length > 0)
    await changeWikis(async () => {
      for (const wiki of await listWikis(database))
        if (stoppedWikiIds.includes(wiki.id)) await saveWiki(database, wiki, new Date());
    });
  await syncNow();
}

/** Sets all entries that wait for the network to due. Ends the pause of the wiki if the missing network caused it. */
async function resumeAfterOffline(): Promise<void> {
  await cancelAlarm(OFFLINE_ALARM);
  const wiki = await findActiveWiki(database);
  if (wiki) await resumeWiki(wiki);
  await syncNow();
}

async function resumeWiki(wiki: ActiveWiki): Promise<void> {
  const offlineEntries = (await listDelayedEntries(database, wiki.id)).filter(isWaitingForNetwork);
  const condition = await findWikiCondition(database, wiki.id);
  // `changeWikis` waits for the flush in progress, which would otherwise overwrite the condition with an older one.
  if (offlineEntries.length > 0 || (condition && isPausedOffline(condition)))
    await changeWikis(() => clearOfflineDelays(wiki, offlineEntries));
}

async function clearOfflineDelays(wiki: ActiveWiki, entries: OutboxEntry[]): Promise<void> {
  const { updateEntries, findCondition, saveCondition } = createOutbox(wiki);
  const now = new Date();
  await updateEntries(entries.map(getEntryKey), (entry) =>
    transition(entry, { type: 'network-restored', now }),
  );
  const condition = await findCondition(wiki.id);
  if (condition) await saveCondition(clearOfflinePause(condition));
}
