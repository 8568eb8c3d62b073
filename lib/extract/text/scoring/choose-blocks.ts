import type { Block } from '../split-into-blocks';
import type { ExtractorVotes } from './collect-votes';

/** The ids of the blocks that make up the article, and which extractor proposed them. */
export type Choice = { chosenIds: Set<number>; extractor: 'readability' | 'defuddle' | 'both' };

type ChoosableBlock = Pick<Block, 'id' | 'text' | 'words'>;

// The weight of the extractors' votes beside the model, and Defuddle's share of it. The model was trained on
// few pages, the extractors were written for many.
const VOTE_WEIGHT = 0.2;
const DEFUDDLE_WEIGHT = 0.65;
// A longer repeated block is the same text for another screen width; a shorter one can legitimately occur
// twice.
const MIN_REPEATED_WORDS = 7;

/**
 * Chooses the blocks with the best expected F1 in words: while few blocks are certain, less certain ones are
 * worth taking. Of repeated text only the first copy is taken.
 */
export function chooseBlocks(
  blocks: readonly ChoosableBlock[],
  votes: ExtractorVotes,
  modelProbabilities: readonly number[],
  minProbabilities: readonly number[],
): Choice {
  const repeatedIds = findRepeatedBlocks(blocks);
  const weightedBlocks = blocks.map(({ id, words }, index) => ({
    id,
    words,
    probability: repeatedIds.has(id)
      ? 0
      : Math.max(combineWithVotes(id, votes, modelProbabilities[index] ?? 0), minProbabilities[index] ?? 0),
  }));
  const chosenIds = selectBestExpectedF1(weightedBlocks);
  return { chosenIds, extractor: getExtractorName(blocks, chosenIds, votes) };
}

function combineWithVotes(
  id: number,
  { readability, defuddle }: ExtractorVotes,
  probability: number,
): number {
  const voteScore =
    (readability.has(id) ? 1 - DEFUDDLE_WEIGHT : 0) + (defuddle.has(id) ? DEFUDDLE_WEIGHT : 0);
  return (1 - VOTE_WEIGHT) * probability + VOTE_WEIGHT * voteScore;
}

function selectBestExpectedF1(
  weightedBlocks: { id: number; words: number; probability: number }[],
): Set<number> {
  const sorted = [...weightedBlocks].sort((a, b) => b.probability - a.probability);
  const expectedWords = sorted.reduce((sum, { words, probability }) => sum + words * probability, 0);
  let [truePositives, takenWords, bestScore, bestCount] = [0, 0, 0, 0];
  sorted.forEach(({ words, probability }, index) => {
    truePositives += words * probability;
    takenWords += words;
    const score = truePositives / (takenWords + expectedWords + 1e-9);
    if (score < bestScore) return;
    bestScore = score;
    bestCount = index + 1;
  });
  return new Set(
    sorted
      .slice(0, bestCount)
      .filter(({ probability }) => probability > 0)
      .map(({ id }) => id),
  );
}

/** Returns blocks that repeat an earlier long block, and short repeated ones between two such blocks. */
function findRepeatedBlocks(blocks: readonly ChoosableBlock[]): Set<number> {
  const seenTexts = new Set<string>();
  const isRepeat = blocks.map(({ text }) => {
    const wasSeen = seenTexts.has(text);
    seenTexts.add(text);
    return wasSeen;
  });
  const isLongRepeat = blocks.map(({ words }, i) => words >= MIN_REPEATED_WORDS && isRepeat[i] === true);
  const isBetween = (i: number) =>
    (isLongRepeat[i - 1] || isLongRepeat[i - 2]) && (isLongRepeat[i + 1] || isLongRepeat[i + 2]);
  return new Set(
    blocks.filter((_, i) => isLongRepeat[i] || (isRepeat[i] && isBetween(i))).map(({ id }) => id),
  );
}

function getExtractorName(
  blocks: readonly ChoosableBlock[],
  chosenIds: Set<number>,
  { readability, defuddle }: ExtractorVotes,
): Choice['extractor'] {
  let [byReadability, byDefuddle] = [0, 0];
  for (const { id, words } of blocks) {
    if (!chosenIds.has(id)) continue;
    if (readability.has(id)) byReadability += words;
    if (defuddle.has(id)) byDefuddle += words;
  }
  if (byReadability > 4 * byDefuddle) return 'readability';
  return byDefuddle > 4 * byReadability ? 'defuddle' : 'both';
}
