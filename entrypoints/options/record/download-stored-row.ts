import { stringifyStored } from '@/lib/base/stringify-stored';
import type { Database } from '@/lib/storage/open-database';
import { readStoredRow } from '@/lib/storage/queries/find-source-by-id';
import { downloadFile } from '../transfer/export-file';

/** Downloads a row of the database as JSON, as it is stored. Rejects if the row is gone. */
export async function downloadStoredRow(database: Database, key: string): Promise<void> {
  const row = await readStoredRow(database, key);
  if (row === undefined) throw new Error(`No row has the key ${key}.`);
  downloadFile(new Blob([stringifyStored(row, 2)], { type: 'application/json' }), 'unreadable-record.json');
}
