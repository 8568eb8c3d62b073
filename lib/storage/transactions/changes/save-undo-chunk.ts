import { diffSources } from '@/lib/record/replaced-fields';
import {
  type AddedPart,
  hasWrittenAnything,
  type LibraryChange,
  type ReplacedValues,
  type UndoOnlyAction,
  type WrittenImport,
} from '@/lib/record/schema/library-change';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import type { Database } from '../../open-database';
import { findChange, listChunkIds, listChunks } from '../../queries/list-changes';
import { parseSourceRow } from '../../queries/parse-row';
import { deleteReplacedChanges } from './delete-changes';

/**
 * The change to which the written sources belong. The page creates the id, and `at` is the time at which the reader confirmed the change.
 * - `draftKey`: the key of the draft of an added PDF
 * - `hasFile`: whether the file of the PDF was stored with the source
 * - `sourceWithoutEdits`: the source without what the reader typed in the same save. Undo does not remove these edits.
 */
export type WrittenChange = WrittenImport & {
  action: UndoOnlyAction;
  draftKey?: string;
  hasFile?: boolean;
  sourceWithoutEdits?: Source;
};

/** What a chunk has written: rows, the rows that they replaced, and the snapshots and venues that are new. */
export type WrittenSources = {
  rows: SourceRow[];
  previousRows: (SourceRow | undefined)[];
  newSnapshots: Snapshot[];
  newVenues: Venue[];
};

/**
 * Saves what Undo needs of a written chunk, as a part of its change, so that Undo covers all chunks. The change has the state `finished`
 * after each chunk, so that an import that was stopped can be undone too. Returns the change, or null if there is nothing to undo. Must be
 * called inside the transaction that writes the chunk.
 */
export async function saveUndoChunk(
  database: Database,
  writtenChange: WrittenChange,
  writtenSources: WrittenSources,
): Promise<LibraryChange | null> {
  const { id, draftKey, importedChunk } = writtenChange;
  const storedChange = await findChange(database, id);
  const before = listReplacedValues(writtenSources, writtenChange.hasFile === true);
  const writtenIds = [...writtenSources.rows, ...before].map(({ stableId }) => stableId);
  // The ids that an import has written are recorded even if nothing changed. An added PDF without anything new needs no Undo.
  const hasRecord = writtenChange.action.kind === 'import' ? writtenIds.length > 0 : before.length > 0;
  if (!hasRecord && writtenSources.newVenues.length === 0) return storedChange;
  // Another page undoes the import while it runs.
  if (storedChange && storedChange.state !== 'finished') return storedChange;
  const change = storedChange ?? createWrittenChange(writtenChange);
  const chunkCount = change.chunkCount + 1;
  const newVenueCount = (change.newVenueCount ?? 0) + writtenSources.newVenues.length;
  const nextChange: LibraryChange = {
    ...change,
    action: buildAction(change, before),
    chunkCount,
    appliedCount: chunkCount,
    sourceCount: change.sourceCount + (await countNewSources(database, change, before)),
    changedCount: change.changedCount + before.length,
    ...(newVenueCount > 0 ? { newVenueCount } : {}),
    firstIds: change.firstIds.length > 0 ? change.firstIds : before.map(({ stableId }) => stableId),
  };
  await database.changeChunks.put({
    changeId: id,
    index: change.chunkCount,
    // This includes sources that did not change, because the next chunks must not write them again.
    stableIds: [...new Set(writtenIds)],
    before,
    newVenues: writtenSources.newVenues,
    ...(importedChunk === undefined ? {} : { importedChunk }),
    ...(draftKey === undefined ? {} : { draftKey }),
  });
  await database.changes.put(nextChange);
  if (hasWrittenAnything(nextChange)) await deleteReplacedChanges(database, nextChange);
  return nextChange;
}

/** Returns whether the change has a chunk of the draft already. */
export async function hasChunkOfDraft(
  database: Database,
  { id, draftKey }: { id: string; draftKey: string },
): Promise<boolean> {
  return (await listChunks(database, id)).some((chunk) => chunk.draftKey === draftKey);
}

/**
 * Returns the action of a change with a new chunk. The action of added PDFs has an `addedPart`: `text` if a PDF added a text, otherwise
 * `values` if a PDF added values of fields, otherwise `file`.
 */
function buildAction(
  { action, chunkCount }: LibraryChange,
  before: ReplacedValues[],
): LibraryChange['action'] {
  if (action.kind !== 'add-pdf') return action;
  const parts = [...before.map(getAddedPart), ...(chunkCount > 0 ? [action.addedPart ?? 'text'] : [])];
  return { ...action, addedPart: ADDED_PARTS.find((part) => parts.includes(part)) ?? 'file' };
}

const ADDED_PARTS: readonly AddedPart[] = ['text', 'values', 'file'];

function getAddedPart({ fields, newTexts = [] }: ReplacedValues): AddedPart {
  if (newTexts.length > 0) return 'text';
  return fields ? 'values' : 'file';
}

/** Counts the sources of a chunk that no earlier chunk has. Only several PDFs can be added to one source. */
async function countNewSources(
  database: Database,
  { id, action, chunkCount }: LibraryChange,
  before: ReplacedValues[],
): Promise<number> {
  if (action.kind !== 'add-pdf') return before.length;
  const earlierIds = new Set(await listChunkIds(database, id, 0, chunkCount));
  return before.filter(({ stableId }) => !earlierIds.has(stableId)).length;
}

const createWrittenChange = ({ id, at, action }: WrittenChange): LibraryChange => ({
  id,
  at,
  action,
  state: 'finished',
  chunkCount: 0,
  appliedCount: 0,
  sourceCount: 0,
  changedCount: 0,
  undoneCount: 0,
  skippedCount: 0,
  urlHolderTitle: null,
  firstIds: [],
  problem: null,
});

function listReplacedValues(
  { rows, previousRows, newSnapshots }: WrittenSources,
  hasFile: boolean,
): ReplacedValues[] {
  const textsById = new Map<string, string[]>();
  for (const { stableId, capturedAt } of newSnapshots)
    textsById.set(stableId, [...(textsById.get(stableId) ?? []), capturedAt]);
  const valuesOfRows = rows.flatMap((row, index): ReplacedValues[] => {
    const newTexts = textsById.get(row.stableId) ?? [];
    textsById.delete(row.stableId);
    const values = getReplacedValues(row, previousRows[index]);
    if (values) return [{ ...values, newTexts }];
    // The file of a PDF can be new, although its text is not.
    const isRecorded = newTexts.length > 0 || hasFile;
    return isRecorded ? [buildTextsOnlyValues(row.stableId, newTexts)] : [];
  });
  // These snapshots were added to sources that the import did not change.
  const valuesOfUnchangedSources = [...textsById].map(([stableId, newTexts]) =>
    buildTextsOnlyValues(stableId, newTexts),
  );
  return [...valuesOfRows, ...valuesOfUnchangedSources];
}

// The status and the section of such a source did not change, so Undo does not use `status` and `deletedAt`.
const buildTextsOnlyValues = (stableId: string, newTexts: string[]): ReplacedValues => ({
  stableId,
  status: 'inbox',
  deletedAt: null,
  newTexts,
});

/** Returns what Undo needs to know of one row, or null if nothing changed or the previous row was unreadable. */
function getReplacedValues(row: SourceRow, previousRow: SourceRow | undefined): ReplacedValues | null {
  const { stableId, source } = row;
  if (!previousRow) return { stableId, status: source.status, deletedAt: null, added: source.updatedAt };
  const previous = parseSourceRow(previousRow);
  if (isInvalidRow(previous)) return null;
  const fields = diffSources(previous.source, source);
  if (!fields && previous.deletedAt === row.deletedAt) return null;
  const values = { stableId, status: previous.source.status, deletedAt: previous.deletedAt };
  return fields ? { ...values, fields } : values;
}
