import { getLevels } from './evaluate-query';
import { listMissing } from './facet-columns';
import type { LibraryIndex } from './library-index';

/** The factors on which the order of the review queue depends. */
export const REVIEW_FACTORS = ['importance', 'credibility', 'age', 'missing'] as const;
export type ReviewFactor = (typeof REVIEW_FACTORS)[number];

/** The weight of each factor, which is its exponent: 0 ignored, 1 usual, 2 more. */
export type ReviewWeights = Record<ReviewFactor, number>;

// An unset importance and an unrated credibility count as average, so that such sources are neither first nor last.
const AVERAGE_IMPORTANCE = 50;
const AVERAGE_LEVEL = 3;
const MS_PER_DAY = 86_400_000;
const MAX_AGE_DAYS = 365;
const MISSING_COUNT = 5;

/**
 * Lists the sources of the inbox in the order of the review queue. The score of a source is the product of its factors (`REVIEW_FACTORS`,
 * each between 0.1 and 1) with their weights; the greatest comes first. Sources with the same score are ordered by age, the oldest first.
 * `now` is in ms since 1970.
 */
export function listReviewQueue(index: LibraryIndex, weights: ReviewWeights, now: number): string[] {
  const { columns } = index;
  const inbox = columns.dictionaries.sections.texts.indexOf('inbox');
  const levels = getLevels(index);
  const scoredPositions: { position: number; score: number }[] = [];
  for (const [position, isLive] of columns.isLive.entries()) {
    if (isLive !== 1 || columns.sections[position] !== inbox) continue;
    const factors = computeFactors(index, position, levels[position] ?? 0, now);
    const score = REVIEW_FACTORS.reduce((product, name) => product * factors[name] ** weights[name], 1);
    scoredPositions.push({ position, score });
  }
  const getSavedAt = (position: number) => columns.savedAt[position] ?? 0;
  return scoredPositions
    .sort((a, b) => b.score - a.score || getSavedAt(a.position) - getSavedAt(b.position))
    .map(({ position }) => columns.stableIds[position] ?? '');
}

/** Computes the factors of the source at a position. `level` is its credibility, or 0 if it is unrated. */
function computeFactors(
  { columns }: LibraryIndex,
  position: number,
  level: number,
  now: number,
): Record<ReviewFactor, number> {
  const importance = columns.importance[position] ?? -1;
  const ageDays = (now - (columns.savedAt[position] ?? now)) / MS_PER_DAY;
  return {
    importance: scale((importance === -1 ? AVERAGE_IMPORTANCE : importance) / 100),
    credibility: scale((level || AVERAGE_LEVEL) / 5),
    age: scale(ageDays / MAX_AGE_DAYS),
    missing: scale(listMissing(columns.presenceBits[position] ?? 0, level).length / MISSING_COUNT),
  };
}

/** Returns a factor between 0.1 and 1 for a share. A factor of 0 would make the product 0, whatever the other factors are. */
const scale = (share: number): number => 0.1 + 0.9 * Math.min(1, Math.max(0, share));
