import { getSourceUrlKeys } from '@/lib/address/url-keys';
import type { ImportChoices } from '@/lib/record/schema/import-choices';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';

/**
 * The outcome of one imported source:
 * - `added`: the source is new.
 * - `replaced`: the existing source gets values of the file.
 * - `restored`: the existing source is in the bin. It gets values of the file and is restored.
 * - `skipped`: the library does not change.
 * - `rejected`: another source already has its URL or id.
 */
export type ImportOutcome = 'added' | 'replaced' | 'restored' | 'skipped' | 'rejected';

/**
 * A source of a file and the row of the same source in the library, or null. `hasConflict` is true if another row has one
 * of its URLs.
 */
export type MatchedSource = { source: Source; row: SourceRow | null; hasConflict: boolean };

/**
 * Finds the row of each source in the library, in the order of `sources`. `hasConflict` is true if another row has one of the URLs of the
 * source.
 */
export type FindMatches = (sources: readonly Source[]) => Promise<Omit<MatchedSource, 'source'>[]>;

/** Returns the sources of a file with their rows in the library. */
export async function matchSources(
  { findMatches }: { findMatches: FindMatches },
  sources: readonly Source[],
): Promise<MatchedSource[]> {
  const matches = await findMatches(sources);
  return sources.map((source, index) => ({ row: null, hasConflict: false, ...matches[index], source }));
}

/**
 * The outcome of one source of a file, and the stable id with which it is saved. `conflictIn` says where the source is that conflicts
 * with a rejected source: in the library or in the file.
 */
export type PlannedSource = {
  source: Source;
  row: SourceRow | null;
  stableId: StableId;
  outcome: ImportOutcome;
  conflictIn: 'in-library' | 'in-file' | null;
};

/** The stable ids and URL keys of the sources that the import writes. */
export type TakenKeys = Pick<ReadonlySet<string>, 'has'> & { add: (key: string) => unknown };

/**
 * Returns the outcome of each source in a batch of a file. If several sources have the same URL or match the same row, only the first one
 * is imported. Sources that match a row by stable id come first in the result, before those that match by URL. `takenKeys` must have the
 * stable ids, and may have the URL keys, that earlier batches wrote. This function adds the keys of this batch.
 */
export function resolveImportOutcomes(
  matches: MatchedSource[],
  choices: ImportChoices,
  takenKeys: TakenKeys,
): PlannedSource[] {
  const isMatchedById = ({ source, row }: MatchedSource): boolean => row?.stableId === source.stableId;
  const orderedSources = [
    ...matches.filter(isMatchedById),
    ...matches.filter((match) => !isMatchedById(match)),
  ];
  return orderedSources.map((match) => planSource(match, choices, takenKeys));
}

function planSource(
  { source, row, hasConflict }: MatchedSource,
  choices: ImportChoices,
  takenKeys: TakenKeys,
): PlannedSource {
  const stableId = row?.source.stableId ?? source.stableId;
  const plannedSource = { source, row, stableId };
  const outcomeWithoutConflict = getOutcomeWithoutConflict(row, choices);
  // A source whose row an earlier source of the file has written is rejected below, not skipped.
  if (outcomeWithoutConflict === 'skipped' && !takenKeys.has(stableId))
    return { ...plannedSource, outcome: outcomeWithoutConflict, conflictIn: null };
  if (hasConflict) return { ...plannedSource, outcome: 'rejected', conflictIn: 'in-library' };
  const keys = [stableId, ...getSourceUrlKeys(source)];
  if (keys.some((key) => takenKeys.has(key)))
    return { ...plannedSource, outcome: 'rejected', conflictIn: 'in-file' };
  for (const key of keys) takenKeys.add(key);
  return { ...plannedSource, outcome: outcomeWithoutConflict, conflictIn: null };
}

function getOutcomeWithoutConflict(
  row: SourceRow | null,
  { added, binned, existing }: ImportChoices,
): Exclude<ImportOutcome, 'rejected'> {
  if (row === null) return added === 'add' ? 'added' : 'skipped';
  if (row.shelf === 'bin') return binned === 'restore' ? 'restored' : 'skipped';
  return existing === 'skip' ? 'skipped' : 'replaced';
}
