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
 * Undoes one chunk of an import or of an added PDF. Restores the values that the chunk replaced, and deletes the sources that it added. An
 * added source stays if it was changed since then, or if the reader set verdicts or page links that were not sent yet. Must be called
 * inside a transaction.
 */
export async function undoWrittenChunk(
  database: Database,
  change: LibraryChange,
  { before, newVenues, restoredFileIds }: ChangeChunk & { restoredFileIds: ReadonlySet<string> },
  now: Date,
): Promise<ChunkOutcome> {
  const values = before ?? [];
  const deletedValues = await deleteAddedSources(database, values);
  const valuesOfExistingSources = values.filter(({ added }) => added === undefined);
  const restoredOutcome = await undoOnRows(database, change, valuesOfExistingSources, now);
  const newTextKeys = valuesOfExistingSources.flatMap(({ stableId, newTexts }) =>
    (newTexts ?? []).map((capturedAt): [string, string] => [stableId, capturedAt]),
  );
  await database.snapshots.bulkDelete(newTextKeys);
  await updateQuoteStates(
    database,
    newTextKeys.map(([stableId]) => stableId),
  );
  await deleteNewVenues(database, newVenues ?? []);
  const restoredIds = new Set(restoredOutcome.before.map(({ stableId }) => stableId));
  const othersWithTextOrFile = valuesOfExistingSources.filter(
    ({ stableId, newTexts }) =>
      ((newTexts ?? []).length > 0 || restoredFileIds.has(stableId)) && !restoredIds.has(stableId),
  );
  return {
    ...restoredOutcome,
    before: [...restoredOutcome.before, ...deletedValues, ...othersWithTextOrFile],
  };
}

async function deleteAddedSources(database: Database, values: ReplacedValues[]): Promise<ReplacedValues[]> {
  const addedById = new Map(
    values.flatMap((value) => (value.added === undefined ? [] : [[value.stableId, value] as const])),
  );
  const rows = await readRows(database, [...addedById.keys()]);
  const idsWithUnsentChoices = await listIdsWithUnsentChoices(database, [...addedById.keys()]);
  // Every edit sets `updatedAt`. A source in the bin stays there, where the reader moved it.
  const deletedValues = rows.flatMap(({ stableId, source, deletedAt }) => {
    const value = addedById.get(stableId);
    const isUnchanged = value?.added === source.updatedAt && !idsWithUnsentChoices.has(stableId);
    return value && isUnchanged && deletedAt === null ? [value] : [];
  });
  const ids = deletedValues.map(({ stableId }) => stableId);
  await database.snapshots.where('stableId').anyOf(ids).delete();
  await database.pageChecks.bulkDelete(ids);
  await database.outboxEntries.where('stableId').anyOf(ids).delete();
  await deleteSources(database, ids);
  return deletedValues;
}

/** Lists the sources with verdicts or page links of the reader that were not sent. Setting these does not change `updatedAt`. */
async function listIdsWithUnsentChoices(database: Database, ids: string[]): Promise<Set<string>> {
  const rows: unknown[] = await database.outboxEntries.where('stableId').anyOf(ids).toArray();
  const entries = rows.map(parseOutboxEntry).filter((entry) => entry !== null);
  const isUnsent = ({ readerVerdicts = [], pageLinks = [] }: OutboxEntry) =>
    readerVerdicts.some(({ status }) => status !== 'sent') || pageLinks.some(isPendingLink);
  return new Set(entries.filter(isUnsent).map(({ stableId }) => stableId));
}

/** Deletes those of the added venues that the reader did not change and that no source has. */
async function deleteNewVenues(database: Database, venues: Venue[]): Promise<void> {
  for (const venue of venues) {
    const isUsed = (await database.sources.where('venueId').equals(venue.id).count()) > 0;
    const storedVenue = await database.venues.get(venue.id);
    if (!isUsed && isSameValue('venue', storedVenue, venue, 'exact')) await database.venues.delete(venue.id);
  }
}
