import type { Block } from '../split-into-blocks';
import type { ExtractorVotes } from './collect-votes';

/** Converts a size to a logarithmic scale. */
export const convertToLogScale = (value: number): number => Math.log2(1 + value);

const MAX_DISTANCE = 9999;
const HEADING_SELECTOR = 'h1,h2,h3,h4,h5,h6';

/**
 * Returns seven numbers per block:
 * - the distance in words to the previous block that both extractors keep, and the distance to the next one
 * - 1 if the block is the first block that both extractors keep or comes after it, otherwise 0
 * - 1 if the block is the last block that both extractors keep or comes before it, otherwise 0
 * - the distance in words to the previous heading
 * - the distance in blocks to the title, which is negative above the title
 * - the depth in the tree
 *
 * Distances are on a logarithmic scale.
 */
export function measureDistances(
  blocks: readonly Block[],
  { readability, defuddle }: ExtractorVotes,
): number[][] {
  const bothVotesFlags = blocks.map(({ id }) => readability.has(id) && defuddle.has(id));
  const [firstIndexOfBoth, lastIndexOfBoth] = [
    bothVotesFlags.indexOf(true),
    bothVotesFlags.lastIndexOf(true),
  ];
  const titleIndex = blocks.findIndex(({ container }) => container.closest('h1'));
  const headingFlags = blocks.map(({ container }) => container.closest(HEADING_SELECTOR) !== null);
  const wordsSinceBoth = countWordsSince(blocks, bothVotesFlags);
  const wordsUntilBoth = countWordsSince([...blocks].reverse(), [...bothVotesFlags].reverse()).reverse();
  const wordsSinceHeading = countWordsSince(blocks, headingFlags);
  return blocks.map(({ container }, i) => [
    convertToLogScale(wordsSinceBoth[i] ?? 0),
    convertToLogScale(wordsUntilBoth[i] ?? 0),
    firstIndexOfBoth >= 0 && i >= firstIndexOfBoth ? 1 : 0,
    lastIndexOfBoth >= 0 && i <= lastIndexOfBoth ? 1 : 0,
    convertToLogScale(wordsSinceHeading[i] ?? 0),
    titleIndex < 0 ? 0 : Math.sign(i - titleIndex) * convertToLogScale(Math.abs(i - titleIndex)),
    getDepth(container),
  ]);
}

// Returns for each block the number of words since the previous block whose flag is true.
function countWordsSince(blocks: readonly Block[], flags: boolean[]): number[] {
  let wordCount = MAX_DISTANCE;
  return blocks.map((block, i) => {
    const distance = wordCount;
    wordCount = flags[i] ? 0 : wordCount + block.words;
    return distance;
  });
}

function getDepth(element: Element): number {
  let depth = 0;
  for (let ancestor: Element | null = element; ancestor; ancestor = ancestor.parentElement) depth += 1;
  return depth;
}
