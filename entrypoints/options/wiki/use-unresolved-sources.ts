import { useCallback } from 'react';
import type { RemoteChanges } from '@/components/wiki/RemoteChangeList';
import type { UnresolvedSource } from '@/components/wiki/UnresolvedSourceList';
import { t } from '@/lib/browser/i18n/message';
import type { Database } from '@/lib/storage/open-database';
import { listUnresolvedSources } from '@/lib/storage/queries/outbox-entries';
import { listRemoteChanges } from '@/lib/storage/queries/remote-changes';
import { seenRemoteChanges } from '@/lib/storage/settings/settings';
import { useLiveQuery } from '../use-live-query';
import { useSetting } from '../use-setting';

// A longer list is not read to its end.
const MAX_LISTED = 50;

/** Returns the first sources that a wiki rejected, followed by those that differ, also after changes. */
export function useUnresolvedSources(database: Database, wikiId: string): UnresolvedSource[] {
  const loadSources = useCallback(
    () => listUnresolvedSources(database, wikiId, MAX_LISTED),
    [database, wikiId],
  );
  const sources = useLiveQuery(loadSources).value ?? [];
  return sources.map(({ stableId, title, status }) => ({
    stableId,
    title,
    label: t(status === 'rejected' ? 'syncShortRejected' : 'syncShortDiffers'),
  }));
}

const NO_CHANGES: RemoteChanges = { count: 0, sources: [] };

/** Returns the sources that others changed on a wiki since the reader last marked them as seen, and the function that marks them. */
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
