import { getSourceUrlKeys } from '@/lib/address/url-keys';
import type { ImportChoices } from '@/lib/record/schema/import-choices';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';

/**
 * The outcome of one imported record. `skipped` means that the library does not change, `replaced` that the existing record gets values of
 * the file, `restored` that the
 * existing record is in the bin and is replaced and restored, and `rejected` that another record already has its URL or
 * id.
 */
export type ImportOutcome = 'added' | 'replaced' | 'restored' | 'skipped' | 'rejected';

/**
 * A record of a file and the row of the same record in the library. `hasConflict` is true if a different row has one of
 * its URLs.
 */
export type MatchedRecord = { source: Source; row: SourceRow | null; hasConflict: boolean };

/**
 * Finds the row of the same record for each source, in their order. `hasConflict` is true if replacing the row would give it a URL of
 * another record.
 */
export type FindMatches = (sources: readonly Source[]) => Promise<Omit<MatchedRecord, 'source'>[]>;

/** Returns the sources of a file with their rows in the library. */
export async function matchRecords(
  { findMatches }: { findMatches: FindMatches },
  sources: readonly Source[],
): Promise<MatchedRecord[]> {
  const matches = await findMatches(sources);
  return sources.map((source, index) => ({ row: null, hasConflict: false, ...matches[index], source }));
}

/**
 * The outcome of one record of a file and the stable id with which it is saved. `conflictIn` says whether a rejected record conflicts
 * with one in this library (`here`) or with another one in the file.
 */
export type PlannedRecord = {
  source: Source;
  row: SourceRow | null;
  stableId: StableId;
  outcome: ImportOutcome;
  conflictIn: 'in-library' | 'in-file' | null;
};

/**
 * Decides the outcome of each record in a batch of a file. If several records have the same URL or match the same row, only the first
 * one is imported; records that match a row by stable id come before those that match by URL. `takenKeys` has the stable ids and URL
 * keys that earlier batches wrote, and this function adds those of this batch.
 */
export function resolveImportOutcomes(
  records: MatchedRecord[],
  choices: ImportChoices,
  takenKeys: Set<string>,
): PlannedRecord[] {
  const isMatchedById = ({ source, row }: MatchedRecord): boolean => row?.stableId === source.stableId;
  const orderedRecords = [
    ...records.filter(isMatchedById),
    ...records.filter((record) => !isMatchedById(record)),
  ];
  return orderedRecords.map((record) => planRecord(record, choices, takenKeys));
}

function planRecord(
  { source, row, hasConflict }: MatchedRecord,
  choices: ImportChoices,
  takenKeys: Set<string>,
): PlannedRecord {
  const stableId = row?.source.stableId ?? source.stableId;
  const plannedRecord = { source, row, stableId };
  const outcomeWithoutConflict = getOutcomeWithoutConflict(row, choices);
  // If an earlier record of the file wrote the matching row, the record is rejected, not skipped.
  if (outcomeWithoutConflict === 'skipped' && !takenKeys.has(stableId))
    return { ...plannedRecord, outcome: outcomeWithoutConflict, conflictIn: null };
  if (hasConflict) return { ...plannedRecord, outcome: 'rejected', conflictIn: 'in-library' };
  const keys = [stableId, ...getSourceUrlKeys(source)];
  if (keys.some((key) => takenKeys.has(key)))
    return { ...plannedRecord, outcome: 'rejected', conflictIn: 'in-file' };
  for (const key of keys) takenKeys.add(key);
  return { ...plannedRecord, outcome: outcomeWithoutConflict, conflictIn: null };
}

function getOutcomeWithoutConflict(
  row: SourceRow | null,
  { added, binned, existing }: ImportChoices,
): Exclude<ImportOutcome, 'rejected'> {
  if (row === null) return added === 'add' ? 'added' : 'skipped';
  if (row.shelf === 'bin') return binned === 'restore' ? 'restored' : 'skipped';
  return existing === 'skip' ? 'skipped' : 'replaced';
}
