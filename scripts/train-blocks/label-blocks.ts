/** Splits a text into lower-case words, in the same way as the scores. */
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
    const position = starts.find((start) => start >= lastEnd - 5) ?? starts[0] ?? 0;
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
  if (previousAnchor === null && nextAnchor === null) return true;
  return starts.some((start) => {
    const wordsAfterPrevious =
      previousAnchor === null ? -1 : start - (previousAnchor.start + previousAnchor.blockLength);
    const wordsBeforeNext = nextAnchor === null ? -1 : nextAnchor.start - (start + blockLength);
    return (
      (previousAnchor !== null &&
        wordsAfterPrevious >= -2 &&
        wordsAfterPrevious <= 8 + wordsSincePrevious * 1.5) ||
      (nextAnchor !== null && wordsBeforeNext >= -2 && wordsBeforeNext <= 8 + wordsUntilNext * 1.5)
    );
  });
}

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
