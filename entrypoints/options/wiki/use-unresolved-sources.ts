import { useCallback } from 'react';
import type { UnresolvedSource } from '@/components/wiki/UnresolvedSourceList';
import { t } from '@/lib/browser/i18n/message';
import type { Database } from '@/lib/storage/open-database';
import { listUnresolvedSources } from '@/lib/storage/queries/outbox-entries';
import { useLiveQuery } from '../use-live-query';
import { MAX_LISTED } from './max-listed';

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
