import { getUrlKeys } from '@/lib/address/url-keys';
import type { ChangeAction, LibraryChange, ReplacedValues } from '@/lib/record/schema/library-change';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../../open-database';
import { parseSourceRow } from '../../queries/parse-row';
import { enqueueForActiveWiki } from '../enqueue-sources';
import { putSources, type SourceToPut } from '../put-sources';
import { relinkSources } from '../relink-sources';

/**
 * What happened to the rows of a chunk. `before`: the values that were replaced. `skipped`: the rows that stayed in the bin,
 * and `urlHolderTitle`, the title of the source that has the URL of the first of them.
 */
export type ChunkOutcome = { before: ReplacedValues[]; skippedCount: number; urlHolderTitle: string | null };

/** Applies a change to sources. Ids without a readable row are left out. Must be called inside a transaction. */
export async function applyToRows(
  database: Database,
  { action, at }: Pick<LibraryChange, 'action' | 'at'>,
  stableIds: string[],
  now: Date,
): Promise<ChunkOutcome> {
  const rows = await readRows(database, stableIds);
  if (action.kind !== 'relink')
    return writeRows(database, rows, (row) => applyAction(row, action, at, now), now);
  const movedIds = await relinkSources(database, action.venueId, rows);
  await enqueueForActiveWiki(database, movedIds, now);
  const moved = new Set(movedIds);
  const before = rows.filter(({ stableId }) => moved.has(stableId)).map(getReplacedValues);
  return { before, skippedCount: 0, urlHolderTitle: null };
}

/**
 * Restores the values that a change replaced. A source that was changed again in the same way, or moved to or from the bin
 * since, keeps its present values. Must be called inside a transaction.
 */
export async function undoOnRows(
  database: Database,
  { action, at }: Pick<LibraryChange, 'action' | 'at'>,
  before: ReplacedValues[],
  now: Date,
): Promise<ChunkOutcome> {
  const replacedById = new Map(before.map((values) => [values.stableId, values]));
  const rows = await readRows(database, [...replacedById.keys()]);
  const undo = (row: SourceRow): SourceToPut | null => {
    const replaced = replacedById.get(row.stableId);
    return replaced ? undoAction(row, action, at, replaced, now) : null;
  };
  return writeRows(database, rows, undo, now);
}

/** The row after the change; null: it stays as it is. A source in the bin stays there with its new status. */
function applyAction(
  { source, deletedAt }: SourceRow,
  action: Exclude<ChangeAction, { kind: 'relink' }>,
  at: string,
  now: Date,
): SourceToPut | null {
  switch (action.kind) {
    case 'status':
      if (source.status === action.status) return null;
      return { source: { ...source, status: action.status, updatedAt: now.toISOString() }, deletedAt };
    case 'delete':
      return deletedAt === null ? { source, deletedAt: at } : null;
    case 'restore':
      return deletedAt === null ? null : { source, deletedAt: null };
  }
}

function undoAction(
  { source, deletedAt }: SourceRow,
  action: ChangeAction,
  at: string,
  replaced: ReplacedValues,
  now: Date,
): SourceToPut | null {
  switch (action.kind) {
    case 'status':
      if (source.status !== action.status || deletedAt !== replaced.deletedAt) return null;
      return { source: { ...source, status: replaced.status, updatedAt: now.toISOString() }, deletedAt };
    case 'delete':
      return deletedAt === at ? { source, deletedAt: null } : null;
    case 'restore':
    case 'relink':
      return null;
  }
}

/**
 * Writes the rows that `change` returns. Only sources that are moved to or from the bin are queued for wikis, because wikis do
 * not store the status.
 */
async function writeRows(
  database: Database,
  rows: SourceRow[],
  change: (row: SourceRow) => SourceToPut | null,
  now: Date,
): Promise<ChunkOutcome> {
  const changes = rows.flatMap((row) => {
    const changed = change(row);
    return changed ? [{ row, changed }] : [];
  });
  const isRestored = ({ row, changed }: (typeof changes)[number]) =>
    row.deletedAt !== null && changed.deletedAt === null;
  const holders = await findUrlHolders(
    database,
    changes.filter(isRestored).map(({ row }) => row),
  );
  const writes = changes.filter(({ row }) => !holders.has(row.stableId));
  await putSources(
    database,
    writes.map(({ changed }) => changed),
  );
  const movedIds = writes
    .filter(({ row, changed }) => (row.deletedAt === null) !== (changed.deletedAt === null))
    .map(({ row }) => row.stableId);
  await enqueueForActiveWiki(database, movedIds, now);
  return {
    before: writes.map(({ row }) => getReplacedValues(row)),
    skippedCount: holders.size,
    urlHolderTitle: holders.values().next().value ?? null,
  };
}

const getReplacedValues = ({ stableId, source, deletedAt }: SourceRow): ReplacedValues => ({
  stableId,
  status: source.status,
  deletedAt,
});

async function readRows(database: Database, stableIds: string[]): Promise<SourceRow[]> {
  const storedRows = (await database.sources.bulkGet(stableIds)).filter((row) => row !== undefined);
  return storedRows.map(parseSourceRow).filter((row): row is SourceRow => !isInvalidRow(row));
}

/**
 * Finds the rows in the bin whose URL another source has, with the title of that source, because URLs must be
 * unique outside the bin. Of two restored rows with one URL, the first is restored.
 */
async function findUrlHolders(database: Database, binnedRows: SourceRow[]): Promise<Map<string, string>> {
  const holders = new Map<string, string>();
  if (binnedRows.length === 0) return holders;
  const keysById = new Map(binnedRows.map((row) => [row.stableId, getUrlKeys(row.source.url)] as const));
  const rows = await database.sources
    .where('addresses')
    .anyOf([...new Set([...keysById.values()].flat())])
    .filter(({ shelf }) => shelf !== 'bin')
    .toArray();
  const titleByKey = new Map(
    rows.flatMap(({ addresses, source }) => addresses.map((key) => [key, source.title])),
  );
  for (const row of binnedRows) {
    const keys = keysById.get(row.stableId) ?? [];
    const takenKey = keys.find((key) => titleByKey.has(key));
    if (takenKey !== undefined) holders.set(row.stableId, titleByKey.get(takenKey) ?? '');
    else for (const key of row.addresses) titleByKey.set(key, row.source.title);
  }
  return holders;
}
