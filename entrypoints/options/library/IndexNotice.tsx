import { useCallback } from 'react';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { Database } from '@/lib/storage/open-database';
import type { IndexState } from '../search-index/use-search-index';
import { useLiveQuery } from '../use-live-query';

/** Shows that the search index is being built, and its progress. */
export function IndexNotice({ database, state }: { database: Database; state: IndexState }) {
  const isBuilding = state.version !== null && !state.isComplete;
  const { value: total } = useLiveQuery(
    useCallback(async () => (isBuilding ? await database.sources.count() : 0), [database, isBuilding]),
  );
  if (!isBuilding || !total) return null;
  const percent = Math.min(99, Math.floor((state.sourceCount / total) * 100));
  return (
    <p className="index-notice" role="status" data-index="building">
      {t('indexBuilding', formatCount(percent))}
    </p>
  );
}
