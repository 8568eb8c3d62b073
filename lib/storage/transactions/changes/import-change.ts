import { diffSources } from '@/lib/record/replaced-fields';
import { isSameValue } from '@/lib/record/same-value';
import type { ChangeChunk, LibraryChange, ReplacedValues } from '@/lib/record/schema/library-change';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import { isPendingLink } from '@/lib/wiki/merge/page-links';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Database } from '../../open-database';
import { findChange } from '../../queries/list-changes';
import { parseSourceRow } from '../../queries/parse-row';
import { parseOutboxEntry } from '../../queries/parse-sync';
import { removeSources } from '../put-sources';
import { type ChunkOutcome, readRows, undoOnRows } from './change-rows';
import { removeReplacedChanges } from './remove-replaced-changes';

/** The change that an import is part of. The page creates the id, and `at` is when the reader confirmed the import. */
export type ImportChange = Pick<LibraryChange, 'id' | 'at'> & { origin?: 'wiki' };

/** What a chunk of an import has written: rows, the rows that they replaced, and the snapshots and venues that are new. */
export type WrittenRecords = {
  rows: SourceRow[];
  previousRows: (SourceRow | undefined)[];
  newSnapshots: Snapshot[];
  newVenues: Venue[];
};

/**
 * Adds a written chunk to the change of its import, so that Undo covers all chunks. The change is finished at all times, because each
 * chunk is complete, and an import that was stopped can be undone too. Must be called inside the transaction that writes the chunk.
 */
export async function addImportChunk(
  database: Database,
  importChange: ImportChange,
  written: WrittenRecords,
): Promise<LibraryChange | null> {
  const { id } = importChange;
  const storedChange = await findChange(database, id);
  const before = listReplacedValues(written);
  if (before.length === 0 && written.newVenues.length === 0) return storedChange;
  // Another page undoes the import while it runs.
  if (storedChange && storedChange.state !== 'finished') return storedChange;
  const change = storedChange ?? createImportChange(importChange);
  const stableIds = before.map(({ stableId }) => stableId);
  const chunkCount = change.chunkCount + 1;
  const nextChange: LibraryChange = {
    ...change,
    chunkCount,
    appliedCount: chunkCount,
    sourceCount: change.sourceCount + before.length,
    changedCount: change.changedCount + before.length,
    firstIds: change.firstIds.length > 0 ? change.firstIds : stableIds,
  };
  await database.changeChunks.put({
    changeId: id,
    index: change.chunkCount,
    stableIds,
    before,
    ...(written.newVenues.length > 0 ? { newVenues: written.newVenues } : {}),
  });
  await database.changes.put(nextChange);
  await removeReplacedChanges(database, nextChange);
  return nextChange;
}

const createImportChange = ({ id, at, origin }: ImportChange): LibraryChange => ({
  id,
  at,
  action: { kind: 'import', ...(origin && { origin }) },
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

function listReplacedValues({ rows, previousRows, newSnapshots }: WrittenRecords): ReplacedValues[] {
  const textsById = new Map<string, string[]>();
  for (const { stableId, capturedAt } of newSnapshots)
    textsById.set(stableId, [...(textsById.get(stableId) ?? []), capturedAt]);
  const valuesOfRows = rows.flatMap((row, index): ReplacedValues[] => {
    const newTexts = textsById.get(row.stableId) ?? [];
    textsById.delete(row.stableId);
    const values = getReplacedValues(row, previousRows[index]);
    if (values) return [{ ...values, newTexts }];
    return newTexts.length > 0 ? [describeTextsOnly(row.stableId, newTexts)] : [];
  });
  // These snapshots were added to sources that the import did not change.
  const others = [...textsById].map(([stableId, newTexts]) => describeTextsOnly(stableId, newTexts));
  return [...valuesOfRows, ...others];
}

// The status and the place of such a source did not change, so these values are not restored.
const describeTextsOnly = (stableId: string, newTexts: string[]): ReplacedValues => ({
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

/**
 * Undoes one chunk of an import. Removes the sources that it added, except those that were changed since or whose verdicts or page links
 * were not sent yet, and restores the values that it replaced. Must be called inside a transaction.
 */
export async function undoImportChunk(
  database: Database,
  change: LibraryChange,
  { before, newVenues }: ChangeChunk,
  now: Date,
): Promise<ChunkOutcome> {
  const values = before ?? [];
  const removed = await removeAddedSources(database, values);
  const existing = values.filter(({ added }) => added === undefined);
  const restored = await undoOnRows(database, change, existing, now);
  const newTextKeys = existing.flatMap(({ stableId, newTexts }) =>
    (newTexts ?? []).map((capturedAt): [string, string] => [stableId, capturedAt]),
  );
  await database.snapshots.bulkDelete(newTextKeys);
  await removeNewVenues(database, newVenues ?? []);
  const restoredIds = new Set(restored.before.map(({ stableId }) => stableId));
  const withTextsOnly = existing.filter(
    ({ stableId, newTexts }) => (newTexts ?? []).length > 0 && !restoredIds.has(stableId),
  );
  return { ...restored, before: [...restored.before, ...removed, ...withTextsOnly] };
}

async function removeAddedSources(database: Database, values: ReplacedValues[]): Promise<ReplacedValues[]> {
  const addedById = new Map(
    values.flatMap((value) => (value.added === undefined ? [] : [[value.stableId, value] as const])),
  );
  const rows = await readRows(database, [...addedById.keys()]);
  const idsWithUnsentChoices = await listIdsWithUnsentChoices(database, [...addedById.keys()]);
  // Every edit sets `updatedAt`. A source in the bin stays there, where the reader moved it.
  const removed = rows.flatMap(({ stableId, source, deletedAt }) => {
    const value = addedById.get(stableId);
    const isUnchanged = value?.added === source.updatedAt && !idsWithUnsentChoices.has(stableId);
    return value && isUnchanged && deletedAt === null ? [value] : [];
  });
  const ids = removed.map(({ stableId }) => stableId);
  await database.snapshots.where('stableId').anyOf(ids).delete();
  await database.pageChecks.bulkDelete(ids);
  await database.outboxEntries.where('stableId').anyOf(ids).delete();
  await removeSources(database, ids);
  return removed;
}

/** Lists those of the sources with verdicts or page links that the reader set and that no wiki has. They do not set `updatedAt`. */
async function listIdsWithUnsentChoices(database: Database, ids: string[]): Promise<Set<string>> {
  const rows: unknown[] = await database.outboxEntries.where('stableId').anyOf(ids).toArray();
  const entries = rows.map(parseOutboxEntry).filter((entry) => entry !== null);
  const isUnsent = ({ readerVerdicts = [], pageLinks = [] }: OutboxEntry) =>
    readerVerdicts.some(({ status }) => status !== 'sent') || pageLinks.some(isPendingLink);
  return new Set(entries.filter(isUnsent).map(({ stableId }) => stableId));
}

/** Removes venues that the reader did not change and that no source has. */
async function removeNewVenues(database: Database, venues: Venue[]): Promise<void> {
  for (const venue of venues) {
    const isUsed = (await database.sources.where('venueId').equals(venue.id).count()) > 0;
    const storedVenue = await database.venues.get(venue.id);
    if (!isUsed && isSameValue('venue', storedVenue, venue, 'exact')) await database.venues.delete(venue.id);
  }
}
