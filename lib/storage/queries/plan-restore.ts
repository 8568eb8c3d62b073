import { getSourceUrlKeys } from '@/lib/address/url-keys';
import { isSameValue } from '@/lib/record/same-value';
import type { BackupTable } from '@/lib/record/schema/backup-table';
import { Merge } from '@/lib/record/schema/merge';
import { PageCheck } from '@/lib/record/schema/page-check';
import { Timestamp } from '@/lib/record/schema/primitives';
import { RatingChange } from '@/lib/record/schema/rating-change';
import { createRestoreCounts, type RestoreCounts } from '@/lib/record/schema/restore-counts';
import { Snapshot } from '@/lib/record/schema/snapshot';
import { Source } from '@/lib/record/schema/source';
import { Venue } from '@/lib/record/schema/venue';
import { VenueList } from '@/lib/record/schema/venue-list';
import { z } from '@/lib/record/schema/zod';
import { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { Wiki } from '@/lib/wiki/model/wiki';
import type { Database } from '../open-database';

/** A source of a backup. Its index columns are derived again. */
export const BackupSource = z.object({
  stableId: z.string(),
  source: Source,
  deletedAt: z.nullable(Timestamp),
});
export type BackupSource = z.infer<typeof BackupSource>;

const ROW_SCHEMAS = {
  venues: Venue,
  venueLists: VenueList,
  wikis: Wiki,
  outboxEntries: OutboxEntry,
  sources: BackupSource,
  merges: Merge,
  ratingChanges: RatingChange,
  pageChecks: PageCheck,
  snapshots: Snapshot,
} as const satisfies Record<BackupTable, z.ZodMiniType>;

type Row = Record<string, unknown>;

/**
 * The rows that restoring would add, and the counts of all rows. `titles` has the titles of sources that the library has with other
 * values, or that are skipped.
 */
export type RestorePlan = { rowsToAdd: Row[]; counts: RestoreCounts; titles: string[] };

/**
 * Decides which rows of a backup are added. A row of the library is never replaced by a row with the same key. The rows of the backup
 * are untrusted, so they are parsed here.
 */
export async function planRestore(
  database: Database,
  tableName: BackupTable,
  rows: readonly unknown[],
): Promise<RestorePlan> {
  const schema: z.ZodMiniType = ROW_SCHEMAS[tableName];
  // The cast is safe, because every schema accepts only objects.
  const validRows = rows.flatMap((row): Row[] => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data as Row] : [];
  });
  const plan: RestorePlan = { rowsToAdd: [], counts: createRestoreCounts(), titles: [] };
  plan.counts.invalid = rows.length - validRows.length;
  const storedRows = await findStoredRows(database, tableName, validRows);
  const absentRows: Row[] = [];
  for (const [index, row] of validRows.entries()) {
    const storedRow = storedRows[index];
    if (!storedRow) absentRows.push(row);
    else if (
      isSameValue('row', getComparedValues(tableName, row), getComparedValues(tableName, storedRow), 'exact')
    )
      plan.counts.same += 1;
    else {
      plan.counts.different += 1;
      addTitle(plan, row);
    }
  }
  plan.rowsToAdd =
    tableName === 'sources' ? await omitSourcesWithTakenUrls(database, plan, absentRows) : absentRows;
  plan.counts.added = plan.rowsToAdd.length;
  return plan;
}

/** Returns the stored row of each row, or undefined. A change of a rating has no key of its own, so equal values identify it. */
async function findStoredRows(
  database: Database,
  tableName: BackupTable,
  rows: readonly Row[],
): Promise<(Row | undefined)[]> {
  if (tableName === 'ratingChanges') {
    const subjects = [...new Set(rows.map(({ subject }) => String(subject)))];
    const changes: Row[] = await database.ratingChanges.where('subject').anyOf(subjects).toArray();
    const getKey = ({ subject, at, from, to, reason }: Row) =>
      JSON.stringify([subject, at, from, to, reason]);
    const changeByKey = new Map(changes.map((change) => [getKey(change), change]));
    return rows.map((row) => changeByKey.get(getKey(row)));
  }
  const table = database.table<Row, string | string[]>(tableName);
  const { keyPath } = table.schema.primKey;
  const names = Array.isArray(keyPath) ? keyPath : [String(keyPath)];
  return table.bulkGet(
    rows.map((row) =>
      names.length === 1 ? String(row[names[0] ?? '']) : names.map((name) => String(row[name])),
    ),
  );
}

/** Returns the values in which a row and the stored row may differ. */
function getComparedValues(tableName: BackupTable, row: Row): unknown {
  switch (tableName) {
    case 'sources':
      return [row.source, row.deletedAt];
    case 'wikis':
      // A restored wiki is inactive until its reader connects it.
      return { ...row, active: false };
    case 'ratingChanges':
      return { ...row, seq: undefined };
    default:
      return row;
  }
}

/** Returns the sources that can be added. A source outside the bin is skipped if another one has one of its URLs. */
async function omitSourcesWithTakenUrls(database: Database, plan: RestorePlan, rows: Row[]): Promise<Row[]> {
  const keysByRow = rows.map((row) => {
    // `planRestore` has parsed the rows with this schema.
    const { source, deletedAt } = row as BackupSource;
    return deletedAt === null ? getSourceUrlKeys(source) : [];
  });
  const rowsWithSameUrls = await database.sources
    .where('addresses')
    .anyOf([...new Set(keysByRow.flat())])
    .filter(({ shelf }) => shelf !== 'bin')
    .toArray();
  const takenKeys = new Set(rowsWithSameUrls.flatMap(({ addresses }) => addresses));
  return rows.filter((row, index) => {
    const keys = keysByRow[index] ?? [];
    const isTaken = keys.some((key) => takenKeys.has(key));
    for (const key of keys) takenKeys.add(key);
    if (isTaken) {
      plan.counts.skipped += 1;
      addTitle(plan, row);
    }
    return !isTaken;
  });
}

function addTitle({ titles }: RestorePlan, row: Row): void {
  const source = Source.safeParse(row.source).data;
  if (source) titles.push(source.title || source.url);
}
