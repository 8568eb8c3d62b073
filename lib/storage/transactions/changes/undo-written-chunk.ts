import { isSameValue } from '@/lib/record/same-value';
import type { ChangeChunk, LibraryChange, ReplacedValues } from '@/lib/record/schema/library-change';
import type { Venue } from '@/lib/record/schema/venue';
import { isPendingLink } from '@/lib/wiki/merge/page-links';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Database } from '../../open-database';
import { parseOutboxEntry } from '../../queries/parse-sync';
import { deleteSources } from '../save-sources';
import { updateQuoteStates } from '../update-quote-states';
import { type ChunkOutcome, readRows, undoOnRows } from './change-rows';

/**
 * Undoes one chunk of an import or of an added PDF. Deletes the sources that it added, except those that were changed since or whose
 * verdicts or page links were not sent yet, and restores the values that it replaced. Must be called inside a transaction.
 */
export async function undoWrittenChunk(
  database: Database,
  change: LibraryChange,
  { before, newVenues, restoredFileIds }: ChangeChunk & { restoredFileIds: ReadonlySet<string> },
  now: Date,
): Promise<ChunkOutcome> {
  const values = before ?? [];
  const removed = await deleteAddedSources(database, values);
  const existing = values.filter(({ added }) => added === undefined);
  const restored = await undoOnRows(database, change, existing, now);
  const newTextKeys = existing.flatMap(({ stableId, newTexts }) =>
    (newTexts ?? []).map((capturedAt): [string, string] => [stableId, capturedAt]),
  );
  await database.snapshots.bulkDelete(newTextKeys);
  await updateQuoteStates(
    database,
    newTextKeys.map(([stableId]) => stableId),
  );
  await deleteNewVenues(database, newVenues ?? []);
  const restoredIds = new Set(restored.before.map(({ stableId }) => stableId));
  const othersWithTextOrFile = existing.filter(
    ({ stableId, newTexts }) =>
      ((newTexts ?? []).length > 0 || restoredFileIds.has(stableId)) && !restoredIds.has(stableId),
  );
  return { ...restored, before: [...restored.before, ...removed, ...othersWithTextOrFile] };
}

async function deleteAddedSources(database: Database, values: ReplacedValues[]): Promise<ReplacedValues[]> {
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
  await deleteSources(database, ids);
  return removed;
}

/** Lists the sources with verdicts or page links that the reader set and that no wiki has. They do not set `updatedAt`. */
async function listIdsWithUnsentChoices(database: Database, ids: string[]): Promise<Set<string>> {
  const rows: unknown[] = await database.outboxEntries.where('stableId').anyOf(ids).toArray();
  const entries = rows.map(parseOutboxEntry).filter((entry) => entry !== null);
  const isUnsent = ({ readerVerdicts = [], pageLinks = [] }: OutboxEntry) =>
    readerVerdicts.some(({ status }) => status !== 'sent') || pageLinks.some(isPendingLink);
  return new Set(entries.filter(isUnsent).map(({ stableId }) => stableId));
}

/** Deletes venues that the reader did not change and that no source has. */
async function deleteNewVenues(database: Database, venues: Venue[]): Promise<void> {
  for (const venue of venues) {
    const isUsed = (await database.sources.where('venueId').equals(venue.id).count()) > 0;
    const storedVenue = await database.venues.get(venue.id);
    if (!isUsed && isSameValue('venue', storedVenue, venue, 'exact')) await database.venues.delete(venue.id);
  }
}
