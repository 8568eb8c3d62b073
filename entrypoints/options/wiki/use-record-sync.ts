import { useCallback, useEffect, useState } from 'react';
import { buildRecordSync, NO_SYNC, type RecordSync } from '@/lib/app/library/record-sync';
import { send } from '@/lib/browser/messages/send';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Database } from '@/lib/storage/open-database';
import { listEntriesOfSource } from '@/lib/storage/queries/outbox-entries';
import { useLiveQuery } from '../use-live-query';
import { useOnline } from './use-online';
import { useWikiOverview } from './use-wikis';

/**
 * Returns the sync status of a source with its wikis, also after changes by other contexts. Requests once which pages
 * of the active wiki cite the source, until the reader leaves the record page.
 */
export function useRecordSync(database: Database, stableId: StableId, isInBin: boolean): RecordSync {
  const wikiOverview = useWikiOverview(database);
  const entries = useLiveQuery(
    useCallback(() => listEntriesOfSource(database, stableId), [database, stableId]),
  ).value;
  const isOnline = useOnline();
  const now = useCurrentTime();
  const hasActiveWiki = wikiOverview?.wikis.some(({ active }) => active) ?? false;
  useEffect(() => {
    if (!hasActiveWiki) return;
    const questionId = crypto.randomUUID();
    void send('sync/cited-by', { stableId, questionId });
    return () => void send('wiki/cancel-question', { questionId });
  }, [hasActiveWiki, stableId]);
  if (!wikiOverview || !entries) return NO_SYNC;
  const { wikis, conditions } = wikiOverview;
  return buildRecordSync({ stableId, isInBin, wikis, conditions, entries, isOnline, now });
}

// The database does not change when a pause ends, so the status is computed again at this interval.
const CLOCK_INTERVAL_MS = 5_000;

function useCurrentTime(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), CLOCK_INTERVAL_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
