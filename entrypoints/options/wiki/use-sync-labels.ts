import { useCallback } from 'react';
import type { SyncLabel } from '@/components/common/SyncBadge';
import { describeSyncStatus } from '@/lib/app/describe/describe-sync-status';
import type { Database } from '@/lib/storage/open-database';
import { getEntriesByStableId } from '@/lib/storage/queries/outbox-entries';
import { getDisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { useLiveQuery } from '../use-live-query';
import { useOnline } from './use-online';
import { useWikiOverview } from './use-wikis';

/** Returns a function that returns the label of a source's sync status. The label is null if no wiki is active. */
export function useSyncLabels(
  database: Database,
  stableIds: string[],
): (stableId: string, isInBin?: boolean) => SyncLabel | null {
  const wikiOverview = useWikiOverview(database);
  const isOnline = useOnline();
  const wiki = wikiOverview?.wikis.find(({ active }) => active) ?? null;
  const wikiId = wiki?.id ?? null;
  const idsAsText = stableIds.join(' ');
  const loadEntries = useCallback(
    async () =>
      wikiId === null || idsAsText === ''
        ? null
        : await getEntriesByStableId(database, wikiId, idsAsText.split(' ')),
    [database, wikiId, idsAsText],
  );
  const outboxEntries = useLiveQuery(loadEntries).value ?? null;
  if (!wiki || !outboxEntries) return () => null;
  const condition = wikiOverview?.conditions.get(wiki.id) ?? null;
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
