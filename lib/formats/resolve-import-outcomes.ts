import { getAddressKeys } from '@/lib/address/address-keys';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';

/** What becomes of a record: `left` as it is here; `rejected`, for another record has its place. */
export type ImportOutcome = 'added' | 'replaced' | 'restored' | 'left' | 'rejected';

/** A record of a file, the row that it stands for here, and whether another one here has one of its addresses. */
export type MatchedRecord = { source: Source; row: SourceRow | null; hasConflict: boolean };

/** What becomes of one record, under which stable id; `why`: what has the place of one that is rejected. */
export type PlannedRecord = {
  source: Source;
  row: SourceRow | null;
  stableId: StableId;
  outcome: ImportOutcome;
  conflictIn: 'here' | 'in-file' | null;
};

/**
 * What becomes of each record of a part of a file. Whoever is here under its own stable id goes before those that are
 * known by an address alone; a file may hold one address or one record twice, and the first of them stands. `taken`: the
 * stable ids and address keys of what earlier parts wrote; those of this part are added to it.
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
  // What an earlier record of the file became is not here to be left.
  if (desiredOutcome === 'left' && !takenKeys.has(stableId))
    return { ...planned, outcome: desiredOutcome, conflictIn: null };
  if (hasConflict) return { ...planned, outcome: 'rejected', conflictIn: 'here' };
  const keys = [stableId, ...[source.url, ...source.aliases].flatMap(getAddressKeys)];
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
  return shouldReplace ? 'replaced' : 'left';
}
