import type { InvalidRow, SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { parseSourceRow } from './parse-row';

/** Returns the stored row with this key as it is, without checking it. Undefined if there is none. */
export const readStoredRow = (database: Database, key: string): Promise<unknown> => database.sources.get(key);

/** Returns the row of the source with this stable id, or null if there is none. */
export async function findSourceById(
  database: Database,
  stableId: string,
): Promise<SourceRow | InvalidRow | null> {
  const row: unknown = await database.sources.get(stableId);
  return row === undefined ? null : parseSourceRow(row);
}
