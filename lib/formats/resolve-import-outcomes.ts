import { getUrlKeys } from '@/lib/address/url-keys';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';

/**
 * The outcome of importing one record. `skipped` means that the existing record stays as it is, and `rejected` that another
 * record already has its URL or id.
 */
export type ImportOutcome = 'added' | 'replaced' | 'restored' | 'skipped' | 'rejected';

/** A record of a file, the row of the same record in the library, and whether a different row has one of its addresses. */
export type MatchedRecord = { source: Source; row: SourceRow | null; hasConflict: boolean };

/** The outcome of one record and its stable id. `conflictIn`: where the record is that a rejected one conflicts with. */
export type PlannedRecord = {
  source: Source;
  row: SourceRow | null;
  stableId: StableId;
  outcome: ImportOutcome;
  conflictIn: 'here' | 'in-file' | null;
};

/**
 * Decides the outcome of each record of a part of a file. Records that match the library by stable id precede those that
 * match by address only. If two records of a file claim the same address or row, the first one wins. `takenKeys` has the
 * stable ids and address keys that earlier parts wrote; those of this part are added to it.
 */
export function resolveImportOutcomes(
  records: MatchedRecord[],
  shouldReplace: boolean,
  takenKeys: Set<string>,
): PlannedRecord[] {
  const hasOwnStableId = ({ source, row }: MatchedRecord): boolean => row?.stableId === source.stableId;
  const orderedRecords = [
    ...records.filter(hasOwnStableId),
    ...records.filter((record) => !hasOwnStableId(record)),
  ];
  return orderedRecords.map((record) => planRecord(record, shouldReplace, takenKeys));
}

function planRecord(
  { source, row, hasConflict }: MatchedRecord,
  shouldReplace: boolean,
  takenKeys: Set<string>,
): PlannedRecord {
  const stableId = row?.source.stableId ?? source.stableId;
  const planned = { source, row, stableId };
  const desiredOutcome = getDesiredOutcome(row, shouldReplace);
  // An id that an earlier record of the file wrote is a conflict, not an existing record.
  if (desiredOutcome === 'skipped' && !takenKeys.has(stableId))
    return { ...planned, outcome: desiredOutcome, conflictIn: null };
  if (hasConflict) return { ...planned, outcome: 'rejected', conflictIn: 'here' };
  const keys = [stableId, ...[source.url, ...source.aliases].flatMap(getUrlKeys)];
  if (keys.some((key) => takenKeys.has(key)))
    return { ...planned, outcome: 'rejected', conflictIn: 'in-file' };
  for (const key of keys) takenKeys.add(key);
  return { ...planned, outcome: desiredOutcome, conflictIn: null };
}

function getDesiredOutcome(
  row: SourceRow | null,
  shouldReplace: boolean,
): Exclude<ImportOutcome, 'rejected'> {
  if (row === null) return 'added';
  if (row.shelf === 'bin') return 'restored';
  return shouldReplace ? 'replaced' : 'skipped';
}
