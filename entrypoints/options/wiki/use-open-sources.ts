import { useCallback, useEffect, useState } from 'react';
import type { OpenSource } from '@/components/wiki/OpenSourceList';
import type { RemoteCheck } from '@/lib/app/worker/check-remote-changes';
import { t } from '@/lib/browser/i18n/message';
import type { Database } from '@/lib/storage/open-database';
import { listOpenSources } from '@/lib/storage/queries/outbox-entries';
import { remoteCheck } from '@/lib/storage/settings/settings';
import { useLiveQuery } from '../use-live-query';

// A longer list is not read to its end.
const MAX_LISTED = 50;

/** Returns the first sources that a wiki rejected, followed by those that differ, also after changes. */
export function useOpenSources(database: Database, wikiId: string): OpenSource[] {
  const loadSources = useCallback(() => listOpenSources(database, wikiId, MAX_LISTED), [database, wikiId]);
  const sources = useLiveQuery(loadSources).value ?? [];
  return sources.map(({ stableId, title, status }) => ({
    stableId,
    title,
    label: t(status === 'rejected' ? 'syncShortRejected' : 'syncShortDiffers'),
  }));
}

/** Returns the result of the background check for changes by others, or null before the first one. */
export function useRemoteCheck(): RemoteCheck | null {
  const [check, setCheck] = useState<RemoteCheck | null>(null);
  useEffect(() => {
    void remoteCheck.get().then(setCheck);
    return remoteCheck.watch(setCheck);
  }, []);
  return check;
}
