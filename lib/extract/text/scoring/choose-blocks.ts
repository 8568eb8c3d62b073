import type { Block } from '../split-into-blocks';
import type { ExtractorVotes } from './collect-votes';

/**
 * The ids of the blocks of the article, and the extractor that proposed most of their words. `unsureBlockIds`
 * are blocks that were left out although they may belong to the article.
 */
export type BlockChoice = {
  keptBlockIds: Set<number>;
  unsureBlockIds: Set<number>;
  extractor: 'readability' | 'defuddle' | 'both';
};

type BlockToChoose = Pick<Block, 'id' | 'text' | 'words'>;

// The weight of the votes of both extractors, compared with the model, and the share of Defuddle in this
// weight. Votes count because the model was trained on few pages, and the extractors were written for many.
const VOTE_WEIGHT = 0.2;
const DEFUDDLE_WEIGHT = 0.65;
// A less probable block raises the expected score only of a page with few certain blocks. On hosts that the
// model has not seen, such blocks are related stories, archives and advertisements.
const MIN_PROBABILITY = 0.5;
// At another visit of an unchanged page, a block above this limit may be chosen. Other advertisements and
// related links change its probability by up to 0.04 (`npm run bench:drift -- --pages FOLDER`), and also
// which blocks are added to a page with few certain blocks.
const MIN_UNSURE_PROBABILITY = 0.3;
// If certain blocks contain a smaller share of the expected words, less certain blocks are chosen too,
// because the page would otherwise lose most of its text.
const MIN_CERTAIN_SHARE = 0.3;
// A repeated block with at least this many words is a copy for another screen width. A shorter text can be
// repeated for other reasons.
const MIN_REPEATED_WORDS = 7;

/**
 * Chooses the blocks with the highest expected F1 score (https://en.wikipedia.org/wiki/F-score), counted in
 * words. If few blocks are certain, less certain blocks raise the score and are chosen too. Only the first
 * copy of repeated text is chosen.
 */
export function chooseBlocks(
  blocks: readonly BlockToChoose[],
  votes: ExtractorVotes,
  modelProbabilities: readonly number[],
  minProbabilities: readonly number[],
): BlockChoice {
  const repeatedIds = listRepeatedBlockIds(blocks);
  const weightedBlocks = blocks.map(({ id, words }, index) => ({
    id,
    words,
    probability: repeatedIds.has(id)
      ? 0
      : Math.max(combineWithVotes(id, votes, modelProbabilities[index] ?? 0), minProbabilities[index] ?? 0),
  }));
  const keptBlockIds = selectByExpectedF1(weightedBlocks);
  const unsureBlockIds = new Set(
    weightedBlocks
      .filter(({ id, probability }) => probability >= MIN_UNSURE_PROBABILITY && !keptBlockIds.has(id))
      .map(({ id }) => id),
  );
  return { keptBlockIds, unsureBlockIds, extractor: getExtractorName(blocks, keptBlockIds, votes) };
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

function selectByExpectedF1(
  weightedBlocks: { id: number; words: number; probability: number }[],
): Set<number> {
  const sortedBlocks = [...weightedBlocks].sort((a, b) => b.probability - a.probability);
  const expectedWords = sortedBlocks.reduce((sum, { words, probability }) => sum + words * probability, 0);
  const certainWords = sortedBlocks.reduce(
    (sum, { words, probability }) => sum + (probability >= MIN_PROBABILITY ? words : 0),
    0,
  );
  const minProbability = certainWords >= MIN_CERTAIN_SHARE * expectedWords ? MIN_PROBABILITY : 0;
  let [expectedArticleWords, totalWords, bestScore, bestLength] = [0, 0, 0, 0];
  sortedBlocks.forEach(({ words, probability }, index) => {
    expectedArticleWords += words * probability;
    totalWords += words;
    const score = expectedArticleWords / (totalWords + expectedWords + 1e-9);
    if (score < bestScore) return;
    bestScore = score;
    bestLength = index + 1;
  });
  return new Set(
    sortedBlocks
      .slice(0, bestLength)
      .filter(({ words, probability }) => probability > 0 && (words === 0 || probability >= minProbability))
      .map(({ id }) => id),
  );
}

/**
 * Returns the ids of the long blocks that repeat an earlier block, and of the short repeated blocks between
 * them.
 */
function listRepeatedBlockIds(blocks: readonly BlockToChoose[]): Set<number> {
  const seenTexts = new Set<string>();
  const repeatFlags = blocks.map(({ text }) => {
    const isSeen = seenTexts.has(text);
    seenTexts.add(text);
    return isSeen;
  });
  const longRepeatFlags = blocks.map(
    ({ words }, i) => words >= MIN_REPEATED_WORDS && repeatFlags[i] === true,
  );
  const isBetweenLongRepeats = (i: number) =>
    (longRepeatFlags[i - 1] || longRepeatFlags[i - 2]) && (longRepeatFlags[i + 1] || longRepeatFlags[i + 2]);
  return new Set(
    blocks
      .filter((_, i) => longRepeatFlags[i] || (repeatFlags[i] && isBetweenLongRepeats(i)))
      .map(({ id }) => id),
  );
}

function getExtractorName(
  blocks: readonly BlockToChoose[],
  keptBlockIds: Set<number>,
  { readability, defuddle }: ExtractorVotes,
): BlockChoice['extractor'] {
  let [readabilityWords, defuddleWords] = [0, 0];
  for (const { id, words } of blocks) {
    if (!keptBlockIds.has(id)) continue;
    if (readability.has(id)) readabilityWords += words;
    if (defuddle.has(id)) defuddleWords += words;
  }
  if (readabilityWords > 4 * defuddleWords) return 'readability';
  return defuddleWords > 4 * readabilityWords ? 'defuddle' : 'both';
}
