import { checkRemoteChanges, type RemoteCheckDeps } from '@/lib/app/worker/check-remote-changes';
import { ensureAlarm } from '@/lib/browser/alarms';
import { findActiveWiki } from '@/lib/storage/queries/list-wikis';
import { getEntriesByStableId, listLeastRecentlyChecked } from '@/lib/storage/queries/outbox-entries';
import { changeOutboxEntry } from '@/lib/storage/transactions/create-outbox-store';
import { refreshEntries } from '@/lib/storage/transactions/save-wiki';
import { database } from '../database';
import { activeWikiDeps } from './active-wiki-deps';
import { syncNow } from './scheduler';

/** The alarm that starts the next pass of the check for changes by others. */
export const REMOTE_CHECK_ALARM = 'remote-check';
const REMOTE_CHECK_INTERVAL_MS = 300_000;

/** The dependencies of the checks, implemented with the database and the client of the active wiki. */
export const remoteCheckDeps: RemoteCheckDeps = {
  ...activeWikiDeps,
  findEntry: async (wikiId, stableId) =>
    (await getEntriesByStableId(database, wikiId, [stableId])).get(stableId) ?? null,
  listLeastRecentlyChecked: (wikiId, limit) => listLeastRecentlyChecked(database, wikiId, limit),
  changeEntries: async (wikiId, stableIds, change) => {
    for (const stableId of stableIds) await changeOutboxEntry(database, { wikiId, stableId }, change);
  },
  requeue: async (wikiId, stableIds) => {
    await refreshEntries(database, wikiId, stableIds, new Date());
    void syncNow();
  },
};

/** Schedules the next pass of the background check, if a wiki is active and the reader did not turn the check off. */
export async function scheduleRemoteCheck(): Promise<void> {
  const wiki = await findActiveWiki(database);
  if (wiki && wiki.checksRemote !== false)
    await ensureAlarm(REMOTE_CHECK_ALARM, Date.now() + REMOTE_CHECK_INTERVAL_MS);
}

/** Runs one pass of the background check and schedules the next one. */
export async function runRemoteCheck(): Promise<void> {
  await scheduleRemoteCheck();
  await checkRemoteChanges(remoteCheckDeps);
}
