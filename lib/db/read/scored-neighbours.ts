import type { SourceRow } from '@/lib/model/source-row';
import type { Store } from '../open';
import { isBadRow, parseSourceRow } from './parse-row';

/** A source that is already scored, to compare with. */
export type ScoredNeighbour = { stableId: string; title: string; importance: number };

/** The nearest scored source below (or level) and the nearest above `score`, leaving out `except` and the bin. */
export async function scoredNeighbours(
  store: Store,
  score: number,
  except: string,
): Promise<{ below: ScoredNeighbour | null; above: ScoredNeighbour | null }> {
  const counts = (row: SourceRow) => row.stableId !== except && row.shelf !== 'bin';
  const [below, above] = await Promise.all([
    store.sources.where('importance').between(0, score, true, true).reverse().filter(counts).first(),
    store.sources.where('importance').above(score).filter(counts).first(),
  ]);
  return { below: neighbour(below), above: neighbour(above) };
}

function neighbour(row: SourceRow | undefined): ScoredNeighbour | null {
  const parsed = row ? parseSourceRow(row) : null;
  if (!parsed || isBadRow(parsed)) return null;
  return { stableId: parsed.stableId, title: parsed.source.title, importance: parsed.importance };
}
