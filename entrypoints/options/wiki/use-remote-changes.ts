import { useCallback } from 'react';
import type { RemoteChanges } from '@/components/wiki/RemoteChangeList';
import type { Database } from '@/lib/storage/open-database';
import { listRemoteChanges } from '@/lib/storage/queries/remote-changes';
import { seenRemoteChanges } from '@/lib/storage/settings/settings';
import { useLiveQuery } from '../use-live-query';
import { useSetting } from '../use-setting';
import { MAX_LISTED } from './max-listed';

const NO_CHANGES: RemoteChanges = { count: 0, sources: [] };

/**
 * Returns the sources that others changed on a wiki since the reader last marked such changes as seen, and
 * the function that marks all of them as seen.
 */
export function useRemoteChanges(
  database: Database,
  wikiId: string,
): { remoteChanges: RemoteChanges; markSeen: () => void } {
  const seenAt = useSetting(seenRemoteChanges)?.[wikiId] ?? null;
  const loadChanges = useCallback(
    () => listRemoteChanges(database, wikiId, seenAt, MAX_LISTED),
    [database, wikiId, seenAt],
  );
  const remoteChanges = useLiveQuery(loadChanges).value ?? NO_CHANGES;
  const markSeen = () =>
    void seenRemoteChanges.update((seen) => ({ ...seen, [wikiId]: new Date().toISOString() }));
  return { remoteChanges, markSeen };
}
