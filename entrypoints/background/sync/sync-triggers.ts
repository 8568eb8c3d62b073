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
import { clearOfflinePause, isWaitingForNetwork } from '@/lib/wiki/outbox/resume-after-offline';
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
  onNetworkRestored(() => void resumeWhenOnline());
  onAlarm(OFFLINE_ALARM, () => void (isOnline() ? resumeWhenOnline() : syncNow()));
  watchHostPermissions(() => void resumeAfterPermission());
}

/** Resumes a wiki that was paused because the permission for its host was missing. */
async function resumeAfterPermission(): Promise<void> {
  const stoppedIds = (await listWikiConditions(database))
    .filter(({ reason }) => reason === 'permission-missing')
    .map(({ wikiId }) => wikiId);
  if (stoppedIds.length > 0)
    await changeWikis(async () => {
      for (const wiki of await listWikis(database))
        if (stoppedIds.includes(wiki.id)) await saveWiki(database, wiki, new Date());
    });
  await syncNow();
}

/** Makes entries due that were delayed because the wiki could not be reached. */
async function resumeWhenOnline(): Promise<void> {
  await cancelAlarm(OFFLINE_ALARM);
  const wiki = await findActiveWiki(database);
  if (wiki) await resumeWiki(wiki);
  await syncNow();
}

async function resumeWiki(wiki: ActiveWiki): Promise<void> {
  const offlineEntries = (await listDelayedEntries(database, wiki.id)).filter(isWaitingForNetwork);
  const condition = await findWikiCondition(database, wiki.id);
  const isPausedOffline = condition !== null && clearOfflinePause(condition) !== condition;
  // The settings lock prevents a flush in progress from overwriting the condition with an older one.
  if (offlineEntries.length > 0 || isPausedOffline)
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
