import type { Block } from '../split-into-blocks';
import type { ExtractorVotes } from './collect-votes';

/** Scales a size logarithmically. */
export const toLogScale = (value: number): number => Math.log2(1 + value);

const MAX_DISTANCE = 9999;
const HEADING_SELECTOR = 'h1,h2,h3,h4,h5,h6';

/**
 * Returns for each block the distance in words to the nearest blocks that both extractors keep, whether it is
 * between the first and last of them, the distances to the last heading and to the title, and its depth in
 * the tree.
 */
export function measureDistances(
  blocks: readonly Block[],
  { readability, defuddle }: ExtractorVotes,
): number[][] {
  const isAgreed = blocks.map(({ id }) => readability.has(id) && defuddle.has(id));
  const [firstAgreedIndex, lastAgreedIndex] = [isAgreed.indexOf(true), isAgreed.lastIndexOf(true)];
  const titleIndex = blocks.findIndex(({ container }) => container.closest('h1'));
  const isInHeading = blocks.map(({ container }) => container.closest(HEADING_SELECTOR) !== null);
  const wordsSinceAgreed = countWordsSince(blocks, isAgreed);
  const wordsUntilAgreed = countWordsSince([...blocks].reverse(), [...isAgreed].reverse()).reverse();
  const wordsSinceHeading = countWordsSince(blocks, isInHeading);
  return blocks.map(({ container }, i) => [
    toLogScale(wordsSinceAgreed[i] ?? 0),
    toLogScale(wordsUntilAgreed[i] ?? 0),
    firstAgreedIndex >= 0 && i >= firstAgreedIndex ? 1 : 0,
    lastAgreedIndex >= 0 && i <= lastAgreedIndex ? 1 : 0,
    toLogScale(wordsSinceHeading[i] ?? 0),
    titleIndex < 0 ? 0 : Math.sign(i - titleIndex) * toLogScale(Math.abs(i - titleIndex)),
    getDepth(container),
  ]);
}

// Returns the number of words between each block and the last marked one before it.
function countWordsSince(blocks: readonly Block[], isMarked: boolean[]): number[] {
  let words = MAX_DISTANCE;
  return blocks.map((block, i) => {
    const distance = words;
    words = isMarked[i] ? 0 : words + block.words;
    return distance;
  });
}

function getDepth(element: Element): number {
  let depth = 0;
  for (let ancestor: Element | null = element; ancestor; ancestor = ancestor.parentElement) depth += 1;
  return depth;
}
