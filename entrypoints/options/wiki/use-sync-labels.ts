import { useCallback } from 'react';
import type { SyncLabel } from '@/components/common/SyncBadge';
import { describeSyncStatus } from '@/lib/app/describe/describe-sync-status';
import type { Database } from '@/lib/storage/open-database';
import { getEntriesByStableId } from '@/lib/storage/queries/outbox-entries';
import { getDisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { useLiveQuery } from '../use-live-query';
import { useOnline } from './use-online';
import { useWikis } from './use-wikis';

/** The labels of the sync status of the shown sources with the active wiki; null without an active wiki. */
export function useSyncLabels(
  database: Database,
  stableIds: string[],
): (stableId: string, isInBin?: boolean) => SyncLabel | null {
  const connectedWikis = useWikis(database);
  const isOnline = useOnline();
  const wiki = connectedWikis?.list.find(({ active }) => active) ?? null;
  const wikiId = wiki?.id ?? null;
  const joinedIds = stableIds.join(' ');
  const loadEntries = useCallback(
    async () =>
      wikiId === null || joinedIds === ''
        ? null
        : await getEntriesByStableId(database, wikiId, joinedIds.split(' ')),
    [database, wikiId, joinedIds],
  );
  const outboxEntries = useLiveQuery(loadEntries).value ?? null;
  if (!wiki || !outboxEntries) return () => null;
  const condition = connectedWikis?.conditions.get(wiki.id) ?? null;
  const now = new Date();
  return (stableId, isInBin = false) => {
    const displayedStatus = getDisplayedStatus(outboxEntries.get(stableId) ?? null, {
      condition,
      isOnline,
      now,
      isInBin,
    });
    const { tone, shortLabel, text } = describeSyncStatus(displayedStatus, wiki.name);
    return { tone, shortLabel, text };
  };
}
