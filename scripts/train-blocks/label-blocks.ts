/** Splits a text into lower-case words, in the same way as `computeWordF1` in `bench-extract/score.ts`. */
export const tokenize = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

/**
 * Decides for each block whether the hand-made text (`expectedWords`) contains it. A block is given as its
 * words. A long block counts if most of its trigrams (three consecutive words) occur in the text. A short
 * block counts only if it occurs near the position of its neighbours, because words such as "Share" can occur
 * anywhere.
 */
export function labelBlocks(blocks: string[][], expectedWords: string[]): boolean[] {
  const positionsByWord = new Map<string, number[]>();
  expectedWords.forEach((word, index) => {
    const positions = positionsByWord.get(word);
    if (positions) positions.push(index);
    else positionsByWord.set(word, [index]);
  });
  const trigrams = new Set(expectedWords.map((_, index) => expectedWords.slice(index, index + 3).join(' ')));
  const matches = blocks.map((words) =>
    words.length >= MIN_LONG_BLOCK_WORDS
      ? matchLongBlock(words, expectedWords, positionsByWord, trigrams)
      : matchShortBlock(words, expectedWords, positionsByWord),
  );
  const anchors = findAnchors(blocks, matches);
  return matches.map(
    ({ isCertain, starts }, blockIndex) => isCertain || isNearAnchor(blockIndex, starts, blocks, anchors),
  );
}

const MIN_LONG_BLOCK_WORDS = 6;
const MIN_TRIGRAM_SHARE = 0.6;
/** Trigrams overlap, so the match of the next block may begin some words before the end of the last one. */
const MAX_OVERLAP_OF_LONG_BLOCKS = 5;
const MAX_OVERLAP_OF_SHORT_BLOCK = 2;
/**
 * The words between a short block and its anchor in the hand-made text may exceed those on the page by half and by this
 * number, because the two texts are not split into blocks in the same way.
 */
const MAX_ADDITIONAL_WORDS = 8;
const MAX_DISTANCE_RATIO = 1.5;

type BlockMatch = { isCertain: boolean; starts: number[] };
type PositionsByWord = Map<string, number[]>;

function matchLongBlock(
  words: string[],
  expectedWords: string[],
  positionsByWord: PositionsByWord,
  trigrams: Set<string>,
): BlockMatch {
  const blockTrigrams = words.slice(2).map((_, index) => words.slice(index, index + 3).join(' '));
  const isCertain =
    blockTrigrams.filter((trigram) => trigrams.has(trigram)).length / blockTrigrams.length >=
    MIN_TRIGRAM_SHARE;
  return isCertain
    ? { isCertain, starts: findStarts(words.slice(0, 3), expectedWords, positionsByWord) }
    : { isCertain, starts: [] };
}

const matchShortBlock = (
  words: string[],
  expectedWords: string[],
  positionsByWord: PositionsByWord,
): BlockMatch => ({
  isCertain: false,
  starts: words.length === 0 ? [] : findStarts(words, expectedWords, positionsByWord),
});

const findStarts = (words: string[], expectedWords: string[], positionsByWord: PositionsByWord): number[] =>
  (positionsByWord.get(words[0] ?? '') ?? []).filter((start) =>
    words.every((word, offset) => expectedWords[start + offset] === word),
  );

// Returns the position of each certain block in the hand-made text, in page order. The position is null for
// all other blocks.
function findAnchors(blocks: string[][], matches: BlockMatch[]): (number | null)[] {
  let lastEnd = 0;
  return matches.map(({ isCertain, starts }, blockIndex) => {
    if (!isCertain || starts.length === 0) return null;
    const position = starts.find((start) => start >= lastEnd - MAX_OVERLAP_OF_LONG_BLOCKS) ?? starts[0] ?? 0;
    lastEnd = position + (blocks[blockIndex]?.length ?? 0);
    return position;
  });
}

function isNearAnchor(
  blockIndex: number,
  starts: number[],
  blocks: string[][],
  anchors: (number | null)[],
): boolean {
  if (starts.length === 0) return false;
  const blockLength = blocks[blockIndex]?.length ?? 0;
  const [previousAnchor, wordsSincePrevious] = findNearestAnchor(blockIndex, -1, blocks, anchors);
  const [nextAnchor, wordsUntilNext] = findNearestAnchor(blockIndex, 1, blocks, anchors);
  // Without any certain block, the position cannot be checked.
  if (previousAnchor === null && nextAnchor === null) return true;
  return starts.some(
    (start) =>
      (previousAnchor !== null &&
        isSimilarDistance(start - (previousAnchor.start + previousAnchor.blockLength), wordsSincePrevious)) ||
      (nextAnchor !== null && isSimilarDistance(nextAnchor.start - (start + blockLength), wordsUntilNext)),
  );
}

const isSimilarDistance = (wordsInText: number, wordsOnPage: number): boolean =>
  wordsInText >= -MAX_OVERLAP_OF_SHORT_BLOCK &&
  wordsInText <= MAX_ADDITIONAL_WORDS + wordsOnPage * MAX_DISTANCE_RATIO;

function findNearestAnchor(
  blockIndex: number,
  direction: number,
  blocks: string[][],
  anchors: (number | null)[],
): [{ start: number; blockLength: number } | null, number] {
  let wordsBetween = 0;
  for (let index = blockIndex + direction; index >= 0 && index < blocks.length; index += direction) {
    const start = anchors[index];
    const blockLength = blocks[index]?.length ?? 0;
    if (typeof start === 'number') return [{ start, blockLength }, wordsBetween];
    wordsBetween += blockLength;
  }
  return [null, wordsBetween];
}
