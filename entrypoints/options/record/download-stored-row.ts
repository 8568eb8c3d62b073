import type { Database } from '@/lib/storage/open-database';
import { readStoredRow } from '@/lib/storage/queries/find-source-by-id';
import { downloadFile } from '../transfer/export-file';

/** Downloads a row of the database as JSON, as it is stored. Rejects if the row is gone or cannot be written as JSON. */
export async function downloadStoredRow(database: Database, key: string): Promise<void> {
  const json = JSON.stringify(await readStoredRow(database, key), null, 2);
  if (json === undefined) throw new Error(`No row has the key ${key}.`);
  downloadFile(new Blob([json], { type: 'application/json' }), 'unreadable-record.json');
}
