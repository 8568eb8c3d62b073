import { getUrlKeys } from '@/lib/address/url-keys';
import { editSavedSource } from '@/lib/record/draft/edit-saved-source';
import { replaceTags } from '@/lib/record/replace-tags';
import { diffSources, type ReplacedFields, restoreFields } from '@/lib/record/replaced-fields';
import type { Edits } from '@/lib/record/schema/draft';
import {
  type ChangeAction,
  isUndoOnlyAction,
  type LibraryChange,
  type ReplacedValues,
  type UndoOnlyAction,
} from '@/lib/record/schema/library-change';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues } from '@/lib/record/venues/venue-table';
import type { Database } from '../../open-database';
import { listCustomVenues } from '../../queries/list-custom-venues';
import { parseSourceRow } from '../../queries/parse-row';
import { enqueueForActiveWiki } from '../enqueue-sources';
import { relinkSources } from '../relink-sources';
import { type SourceToSave, saveSources } from '../save-sources';

/**
 * The outcome of a change for the rows of a chunk. `before` has the values that were replaced. `skippedCount` is the number of rows
 * that stayed in the bin because another source has their URL; `urlHolderTitle` is the title of the first such source.
 */
export type ChunkOutcome = { before: ReplacedValues[]; skippedCount: number; urlHolderTitle: string | null };

/** Applies a change to sources. Ignores ids without a readable row. Must be called inside a transaction. */
export async function applyToRows(
  database: Database,
  { action, at }: Pick<LibraryChange, 'action' | 'at'>,
  stableIds: string[],
  now: Date,
): Promise<ChunkOutcome> {
  const rows = await readRows(database, stableIds);
  // A chunk of an import or of added PDFs is already written when it is added to the change.
  if (isUndoOnlyAction(action)) return { before: [], skippedCount: 0, urlHolderTitle: null };
  if (action.kind !== 'relink') {
    const venues =
      action.kind === 'edit' ? combineVenues(getShippedVenues(), await listCustomVenues(database)) : [];
    return writeRows(database, rows, (row) => applyAction(row, action, at, venues, now), now);
  }
  const relinkedIds = await relinkSources(database, action.venueId, rows);
  await enqueueForActiveWiki(database, relinkedIds, now);
  const relinkedIdSet = new Set(relinkedIds);
  const before = rows
    .filter(({ stableId }) => relinkedIdSet.has(stableId))
    .map((row) => getReplacedValues(row));
  return { before, skippedCount: 0, urlHolderTitle: null };
}

/**
 * Restores the values that a change replaced. A source does not change if its value was changed again after the change, or if it was
 * moved to or from the bin. Must be called inside a transaction.
 */
export async function undoOnRows(
  database: Database,
  { action, at }: Pick<LibraryChange, 'action' | 'at'>,
  before: ReplacedValues[],
  now: Date,
): Promise<ChunkOutcome> {
  const replacedById = new Map(before.map((values) => [values.stableId, values]));
  const rows = await readRows(database, [...replacedById.keys()]);
  const undo = (row: SourceRow): SourceToSave | null => {
    const replacedValues = replacedById.get(row.stableId);
    return replacedValues ? undoAction(row, action, at, replacedValues, now) : null;
  };
  return writeRows(database, rows, undo, now);
}

/** Returns the source after the change, or null if the change does not apply to it. A change of the status leaves a source in the bin. */
function applyAction(
  { source, deletedAt }: SourceRow,
  action: Exclude<ChangeAction, UndoOnlyAction | { kind: 'relink' }>,
  at: string,
  venues: Venue[],
  now: Date,
): SourceToSave | null {
  switch (action.kind) {
    case 'status':
      if (source.status === action.status) return null;
      return { source: { ...source, status: action.status, updatedAt: now.toISOString() }, deletedAt };
    case 'delete':
      return deletedAt === null ? { source, deletedAt: at } : null;
    case 'restore':
      return deletedAt === null ? null : { source, deletedAt: null };
    case 'edit':
      if (deletedAt !== null) return null;
      return { source: editSavedSource(source, buildEdits(source, action), venues, now), deletedAt: null };
    case 'replace-tags': {
      const tags = replaceTags(source.tags, action.from, action.to);
      return { source: { ...source, tags, updatedAt: now.toISOString() }, deletedAt };
    }
  }
}

function buildEdits(
  source: Source,
  { edits, addTags, removeTags }: Extract<ChangeAction, { kind: 'edit' }>,
): Edits {
  if (addTags.length === 0 && removeTags.length === 0) return edits;
  const tags = [...source.tags.filter((tag) => !removeTags.includes(tag)), ...addTags];
  return { ...edits, tags: [...new Set(tags)] };
}

function undoAction(
  { source, deletedAt }: SourceRow,
  action: ChangeAction,
  at: string,
  replacedValues: ReplacedValues,
  now: Date,
): SourceToSave | null {
  switch (action.kind) {
    case 'status':
      if (source.status !== action.status || deletedAt !== replacedValues.deletedAt) return null;
      return {
        source: { ...source, status: replacedValues.status, updatedAt: now.toISOString() },
        deletedAt,
      };
    case 'delete':
      return deletedAt === at ? { source, deletedAt: null } : null;
    case 'edit':
    case 'replace-tags': {
      const restoredSource = replacedValues.fields ? restoreFields(source, replacedValues.fields) : null;
      return restoredSource && { source: { ...restoredSource, updatedAt: now.toISOString() }, deletedAt };
    }
    case 'import':
    case 'add-pdf':
      return undoImportedValues(source, deletedAt, replacedValues, now);
    case 'restore':
    case 'relink':
      return null;
  }
}

function undoImportedValues(
  source: Source,
  deletedAt: string | null,
  replacedValues: ReplacedValues,
  now: Date,
): SourceToSave | null {
  const restoredSource = replacedValues.fields ? restoreFields(source, replacedValues.fields) : null;
  const isTakenFromBin = replacedValues.deletedAt !== null && deletedAt === null;
  if (!restoredSource && !isTakenFromBin) return null;
  return {
    source: { ...(restoredSource ?? source), updatedAt: now.toISOString() },
    deletedAt: isTakenFromBin ? replacedValues.deletedAt : deletedAt,
  };
}

/** A row with its new value. `fields` are the fields that differ, or null if none does. */
type RowChange = { row: SourceRow; changed: SourceToSave; fields: ReplacedFields | null };

/**
 * Writes the sources that `buildSourceToSave` returns, if they differ from their rows. A source of which only the status changed is not
 * queued for wikis, because wikis do not store the status.
 */
async function writeRows(
  database: Database,
  rows: SourceRow[],
  buildSourceToSave: (row: SourceRow) => SourceToSave | null,
  now: Date,
): Promise<ChunkOutcome> {
  const changes = rows.flatMap((row): RowChange[] => {
    const changed = buildSourceToSave(row);
    if (!changed) return [];
    const fields = diffSources(row.source, changed.source);
    return fields || row.deletedAt !== changed.deletedAt ? [{ row, changed, fields }] : [];
  });
  const holderTitleById = await getUrlHolderTitles(
    database,
    changes
      .filter(({ row, changed }) => row.deletedAt !== null && changed.deletedAt === null)
      .map(({ row }) => row),
  );
  const writes = changes.filter(({ row }) => !holderTitleById.has(row.stableId));
  await saveSources(
    database,
    writes.map(({ changed }) => changed),
  );
  const queuedIds = writes.filter(shouldQueue).map(({ row }) => row.stableId);
  await enqueueForActiveWiki(database, queuedIds, now);
  return {
    before: writes.map(({ row, changed, fields }) =>
      getReplacedValues(row, changed.source.status === row.source.status ? fields : null),
    ),
    skippedCount: holderTitleById.size,
    urlHolderTitle: holderTitleById.values().next().value ?? null,
  };
}

function shouldQueue({ row, changed, fields }: RowChange): boolean {
  if ((row.deletedAt === null) !== (changed.deletedAt === null)) return true;
  return (
    row.deletedAt === null && fields !== null && Object.keys(fields.after).some((name) => name !== 'status')
  );
}

function getReplacedValues(
  { stableId, source, deletedAt }: SourceRow,
  fields: ReplacedFields | null = null,
): ReplacedValues {
  const values = { stableId, status: source.status, deletedAt };
  return fields ? { ...values, fields } : values;
}

/** Reads the readable rows of sources. */
export async function readRows(database: Database, stableIds: string[]): Promise<SourceRow[]> {
  const storedRows = (await database.sources.bulkGet(stableIds)).filter((row) => row !== undefined);
  return storedRows.map(parseSourceRow).filter((row): row is SourceRow => !isInvalidRow(row));
}

/**
 * Returns the titles of the sources that have the URL of a row in the bin, by the stable id of the row. Such a row cannot be restored,
 * because URLs must be unique outside the bin. If several rows have the same URL, only the first one is restored.
 */
async function getUrlHolderTitles(database: Database, binnedRows: SourceRow[]): Promise<Map<string, string>> {
  const holderTitleById = new Map<string, string>();
  if (binnedRows.length === 0) return holderTitleById;
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
    const conflictingKey = keys.find((key) => titleByKey.has(key));
    if (conflictingKey !== undefined) holderTitleById.set(row.stableId, titleByKey.get(conflictingKey) ?? '');
    else for (const key of row.addresses) titleByKey.set(key, row.source.title);
  }
  return holderTitleById;
}
