import { countScores } from './histogram';
import type { LibraryIndex } from './library-index';

/** How a score compares with the other scored sources outside the bin. */
export type ImportanceRank = {
  /** The number of other sources by importance in steps of `HISTOGRAM_STEP`. */
  histogram: number[];
  /** The number of other sources with a score, and of those with a lower one. */
  scoredCount: number;
  lowerCount: number;
};

/** Compares the score of one source with those of all others. */
export function rankImportance(
  { columns, positionById }: LibraryIndex,
  stableId: string,
  score: number,
): ImportanceRank {
  const { importance, isLive, sections, dictionaries } = columns;
  const bin = dictionaries.sections.texts.indexOf('bin');
  const ownPosition = positionById.get(stableId);
  const scores = importance.filter(
    (otherScore, position) =>
      otherScore >= 0 && isLive[position] === 1 && sections[position] !== bin && position !== ownPosition,
  );
  return {
    histogram: countScores(scores),
    scoredCount: scores.length,
    lowerCount: scores.filter((otherScore) => otherScore < score).length,
  };
}
