import type { IdsByStatus } from '@/lib/record/schema/undoable-change';
import { SOURCE_STATUSES } from '@/lib/record/vocabulary';
import type { Database } from '../open-database';

/** Groups sources by status. Omits unknown ids and sources in the bin. */
export async function getIdsByStatus(database: Database, stableIds: string[]): Promise<IdsByStatus> {
  const idsByStatus: IdsByStatus = { inbox: [], reviewed: [], archived: [] };
  for (const row of await database.sources.bulkGet(stableIds)) {
    const status = SOURCE_STATUSES.find((value) => value === row?.shelf);
    if (row && status) idsByStatus[status].push(row.stableId);
  }
  return idsByStatus;
}
