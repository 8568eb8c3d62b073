import { useCallback } from 'react';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import { listSourcesById } from '@/lib/storage/queries/read-source-batch';
import { useLiveQuery } from './use-live-query';

const NO_TITLES: ReadonlyMap<string, string> = new Map();

/** Returns the titles of sources by stable id, also after changes. A missing or unreadable source has none. */
export function useTitles(database: Database, stableIds: readonly string[]): ReadonlyMap<string, string> {
  const idsKey = stableIds.join(' ');
  const query = useCallback(async () => {
    const rows = idsKey === '' ? [] : await listSourcesById(database, idsKey.split(' '));
    return new Map(
      rows.flatMap((row): [string, string][] =>
        isInvalidRow(row) ? [] : [[row.stableId, row.source.title]],
      ),
    );
  }, [database, idsKey]);
  return useLiveQuery(query).value ?? NO_TITLES;
}
