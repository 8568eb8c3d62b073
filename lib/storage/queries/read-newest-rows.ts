import Dexie from 'dexie';
import type { InvalidRow, SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { parseSourceRow } from './parse-row';

/**
 * Reads the newest rows of a section, or with `all` of everything outside the bin, newest first. The list shows them
 * until the search index is loaded.
 */
export async function readNewestRows(
  database: Database,
  section: string,
  size: number,
): Promise<(SourceRow | InvalidRow)[]> {
  const collection =
    section === 'all'
      ? database.sources
          .orderBy('createdAt')
          .reverse()
          .filter(({ shelf }) => shelf !== 'bin')
      : database.sources
          .where('[shelf+createdAt]')
          .between([section, Dexie.minKey], [section, Dexie.maxKey])
          .reverse();
  const rows: unknown[] = await collection.limit(size).toArray();
  return rows.map(parseSourceRow);
}
