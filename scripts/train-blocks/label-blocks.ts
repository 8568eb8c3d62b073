/** Splits a text into lower-case words, as the scores do. */
export const tokenize = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

/**
 * Decides for each block, given as its words, whether the hand-made text contains it. A long block counts
 * when most of its word trigrams occur there; a short one only near the position of its neighbours, because
 * words such as "Share" can occur anywhere.
 */
export function labelBlocks(blocks: string[][], truth: string[]): boolean[] {
  const positionsByWord = new Map<string, number[]>();
  truth.forEach((word, index) => {
    const positions = positionsByWord.get(word);
    if (positions) positions.push(index);
    else positionsByWord.set(word, [index]);
  });
  const trigrams = new Set(truth.map((_, index) => truth.slice(index, index + 3).join(' ')));
  const matches = blocks.map((words) =>
    words.length >= LONG_BLOCK_WORDS
      ? matchLongBlock(words, truth, positionsByWord, trigrams)
      : matchShortBlock(words, truth, positionsByWord),
  );
  const anchors = findAnchors(blocks, matches);
  return matches.map(
    ({ isCertain, starts }, blockIndex) => isCertain || isNear(blockIndex, starts, blocks, anchors),
  );
}

const LONG_BLOCK_WORDS = 6;
const MIN_TRIGRAM_SHARE = 0.6;

type BlockMatch = { isCertain: boolean; starts: number[] };
type PositionsByWord = Map<string, number[]>;

function matchLongBlock(
  words: string[],
  truth: string[],
  positionsByWord: PositionsByWord,
  trigrams: Set<string>,
): BlockMatch {
  const blockTrigrams = words.slice(2).map((_, index) => words.slice(index, index + 3).join(' '));
  const isCertain =
    blockTrigrams.filter((trigram) => trigrams.has(trigram)).length / blockTrigrams.length >=
    MIN_TRIGRAM_SHARE;
  return isCertain
    ? { isCertain, starts: findStarts(words.slice(0, 3), truth, positionsByWord) }
    : { isCertain, starts: [] };
}

const matchShortBlock = (words: string[], truth: string[], positionsByWord: PositionsByWord): BlockMatch => ({
  isCertain: false,
  starts: words.length === 0 ? [] : findStarts(words, truth, positionsByWord),
});

const findStarts = (words: string[], truth: string[], positionsByWord: PositionsByWord): number[] =>
  (positionsByWord.get(words[0] ?? '') ?? []).filter((start) =>
    words.every((word, offset) => truth[start + offset] === word),
  );

// Returns the position of each certain block in the hand-made text, in page order.
function findAnchors(blocks: string[][], matches: BlockMatch[]): (number | null)[] {
  let lastEnd = 0;
  return matches.map(({ isCertain, starts }, blockIndex) => {
    if (!isCertain || starts.length === 0) return null;
    const position = starts.find((start) => start >= lastEnd - 5) ?? starts[0] ?? 0;
    lastEnd = position + (blocks[blockIndex]?.length ?? 0);
    return position;
  });
}

function isNear(
  blockIndex: number,
  starts: number[],
  blocks: string[][],
  anchors: (number | null)[],
): boolean {
  if (starts.length === 0) return false;
  const length = blocks[blockIndex]?.length ?? 0;
  const [previous, wordsSincePrevious] = findNearestAnchor(blockIndex, -1, blocks, anchors);
  const [next, wordsUntilNext] = findNearestAnchor(blockIndex, 1, blocks, anchors);
  if (previous === null && next === null) return true;
  return starts.some((start) => {
    const fromBefore = previous === null ? -1 : start - (previous.start + previous.length);
    const toAfter = next === null ? -1 : next.start - (start + length);
    return (
      (previous !== null && fromBefore >= -2 && fromBefore <= 8 + wordsSincePrevious * 1.5) ||
      (next !== null && toAfter >= -2 && toAfter <= 8 + wordsUntilNext * 1.5)
    );
  });
}

function findNearestAnchor(
  blockIndex: number,
  step: number,
  blocks: string[][],
  anchors: (number | null)[],
): [{ start: number; length: number } | null, number] {
  let words = 0;
  for (let index = blockIndex + step; index >= 0 && index < blocks.length; index += step) {
    const start = anchors[index];
    const length = blocks[index]?.length ?? 0;
    if (typeof start === 'number') return [{ start, length }, words];
    words += length;
  }
  return [null, words];
}
