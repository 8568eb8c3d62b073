import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { parseSourceRow } from './parse-row';

/** A source with a similar importance, which the form shows for comparison while the reader sets an importance. */
export type ScoredNeighbour = { stableId: string; title: string; importance: number };

/**
 * Finds the source with the highest importance of at most `score` and the one with the lowest importance above it. Ignores the
 * bin and the source `exceptStableId`.
 */
export async function findScoredNeighbours(
  database: Database,
  score: number,
  exceptStableId: string,
): Promise<{ below: ScoredNeighbour | null; above: ScoredNeighbour | null }> {
  const isEligible = (row: SourceRow) => row.stableId !== exceptStableId && row.shelf !== 'bin';
  const [rowBelow, rowAbove] = await Promise.all([
    database.sources.where('importance').between(0, score, true, true).reverse().filter(isEligible).first(),
    database.sources.where('importance').above(score).filter(isEligible).first(),
  ]);
  return { below: buildNeighbour(rowBelow), above: buildNeighbour(rowAbove) };
}

function buildNeighbour(row: SourceRow | undefined): ScoredNeighbour | null {
  const parsedRow = row ? parseSourceRow(row) : null;
  if (!parsedRow || isInvalidRow(parsedRow)) return null;
  return { stableId: parsedRow.stableId, title: parsedRow.source.title, importance: parsedRow.importance };
}
