import type { Block } from '../split-into-blocks';
import type { ExtractorVotes } from './collect-votes';

/** Converts a size to a logarithmic scale. */
export const toLogScale = (value: number): number => Math.log2(1 + value);

const MAX_DISTANCE = 9999;
const HEADING_SELECTOR = 'h1,h2,h3,h4,h5,h6';

/**
 * Returns seven numbers per block: the distances in words to the previous and next block that both extractors
 * keep, whether the block is after the first and before the last such block, the distances to the previous
 * heading and to the title, and the depth in the tree.
 */
export function measureDistances(
  blocks: readonly Block[],
  { readability, defuddle }: ExtractorVotes,
): number[][] {
  const hasBothVotes = blocks.map(({ id }) => readability.has(id) && defuddle.has(id));
  const [firstIndexOfBoth, lastIndexOfBoth] = [hasBothVotes.indexOf(true), hasBothVotes.lastIndexOf(true)];
  const titleIndex = blocks.findIndex(({ container }) => container.closest('h1'));
  const isInHeading = blocks.map(({ container }) => container.closest(HEADING_SELECTOR) !== null);
  const wordsSinceBoth = countWordsSince(blocks, hasBothVotes);
  const wordsUntilBoth = countWordsSince([...blocks].reverse(), [...hasBothVotes].reverse()).reverse();
  const wordsSinceHeading = countWordsSince(blocks, isInHeading);
  return blocks.map(({ container }, i) => [
    toLogScale(wordsSinceBoth[i] ?? 0),
    toLogScale(wordsUntilBoth[i] ?? 0),
    firstIndexOfBoth >= 0 && i >= firstIndexOfBoth ? 1 : 0,
    lastIndexOfBoth >= 0 && i <= lastIndexOfBoth ? 1 : 0,
    toLogScale(wordsSinceHeading[i] ?? 0),
    titleIndex < 0 ? 0 : Math.sign(i - titleIndex) * toLogScale(Math.abs(i - titleIndex)),
    getDepth(container),
  ]);
}

// Returns for each block the number of words since the previous marked block.
function countWordsSince(blocks: readonly Block[], isMarked: boolean[]): number[] {
  let wordCount = MAX_DISTANCE;
  return blocks.map((block, i) => {
    const distance = wordCount;
    wordCount = isMarked[i] ? 0 : wordCount + block.words;
    return distance;
  });
}

function getDepth(element: Element): number {
  let depth = 0;
  for (let ancestor: Element | null = element; ancestor; ancestor = ancestor.parentElement) depth += 1;
  return depth;
}
