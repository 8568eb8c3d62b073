import { BACKUP_TABLES, type BackupTable } from '@/lib/record/schema/backup-table';
import type { Database } from '../open-database';
import { ITEM_KINDS, readBackupItems } from '../settings/backup-items';

const BATCH_SIZE = 50;

/**
 * Lists what a backup contains, by kind and in the order in which it is restored. Settings and drafts come first, because they are
 * small. Rows are read only while the caller iterates over them.
 */
export const listBackupRows = (database: Database): { kind: string; rows: AsyncIterable<unknown> }[] => [
  ...ITEM_KINDS.map((kind) => ({ kind, rows: readBackupItems(kind) })),
  ...BACKUP_TABLES.map((tableName) => ({ kind: tableName, rows: readTableRows(database, tableName) })),
];

/** Reads all rows of a table as they are stored, batch by batch. A source is read without its index columns. */
async function* readTableRows(database: Database, tableName: BackupTable): AsyncGenerator<unknown> {
  const table = database.table(tableName);
  let afterKey: unknown = null;
  do {
    const batch = afterKey === null ? table.toCollection() : table.where(':id').above(afterKey);
    const [rows, keys] = await database.transaction('r', table, () =>
      Promise.all([batch.clone().limit(BATCH_SIZE).toArray(), batch.clone().limit(BATCH_SIZE).primaryKeys()]),
    );
    for (const row of rows) yield tableName === 'sources' ? removeIndexColumns(row) : row;
    afterKey = rows.length === BATCH_SIZE ? (keys.at(-1) ?? null) : null;
  } while (afterKey !== null);
}

const removeIndexColumns = ({ stableId, source, deletedAt }: Record<string, unknown>) => ({
  stableId,
  source,
  deletedAt,
});

/** Counts the rows of all tables that a backup contains. */
export async function countBackupRows(database: Database): Promise<number> {
  const counts = await Promise.all(BACKUP_TABLES.map((tableName) => database.table(tableName).count()));
  return counts.reduce((sum, count) => sum + count, 0);
}
