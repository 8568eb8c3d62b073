import { useCallback, useEffect, useState } from 'react';
import { buildRecordSync, NO_SYNC, type RecordSync } from '@/lib/app/library/record-sync';
import { send } from '@/lib/browser/messages/send';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Database } from '@/lib/storage/open-database';
import { listEntriesOfSource } from '@/lib/storage/queries/outbox-entries';
import { useLiveQuery } from '../use-live-query';
import { useOnline } from './use-online';
import { useWikis } from './use-wikis';

/**
 * The sync status of a source with its wikis; updates on changes in other contexts. Asks the active wiki once which
 * pages cite it.
 */
export function useRecordSync(database: Database, stableId: StableId, isInBin: boolean): RecordSync {
  const connectedWikis = useWikis(database);
  const entries = useLiveQuery(
    useCallback(() => listEntriesOfSource(database, stableId), [database, stableId]),
  ).value;
  const isOnline = useOnline();
  const now = useCurrentTime();
  const hasActiveWiki = connectedWikis?.list.some(({ active }) => active) ?? false;
  useEffect(() => {
    if (hasActiveWiki) void send('sync/cited-by', { stableId });
  }, [hasActiveWiki, stableId]);
  if (!connectedWikis || !entries) return NO_SYNC;
  const { list: wikis, conditions } = connectedWikis;
  return buildRecordSync({ stableId, isInBin, wikis, conditions, entries, isOnline, now });
}

// The end of a pause writes nothing to the database, so the status is computed again at this interval.
const CLOCK_INTERVAL_MS = 5_000;

function useCurrentTime(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), CLOCK_INTERVAL_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
