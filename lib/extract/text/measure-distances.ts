import type { ExtractorVotes } from './collect-votes';
import type { Block } from './split-into-blocks';

/** Sizes count by their order of magnitude. */
export const toLogScale = (value: number): number => Math.log2(1 + value);

const MAX_DISTANCE = 9999;
const HEADING_SELECTOR = 'h1,h2,h3,h4,h5,h6';

/**
 * For each block: how far, in words, the nearest one before and after is that both libraries keep; whether it lies
 * between the first and the last such; how far the last heading and the title are; how deep it lies.
 */
export function measureDistances(
  blocks: readonly Block[],
  { readability, defuddle }: ExtractorVotes,
): number[][] {
  const keptByBoth = blocks.map(({ id }) => readability.has(id) && defuddle.has(id));
  const [firstKeptIndex, lastKeptIndex] = [keptByBoth.indexOf(true), keptByBoth.lastIndexOf(true)];
  const titleIndex = blocks.findIndex(({ container }) => container.closest('h1'));
  const isInHeading = blocks.map(({ container }) => container.closest(HEADING_SELECTOR) !== null);
  const wordsSinceKept = countWordsSince(blocks, keptByBoth);
  const wordsUntilKept = countWordsSince([...blocks].reverse(), [...keptByBoth].reverse()).reverse();
  const wordsSinceHeading = countWordsSince(blocks, isInHeading);
  return blocks.map(({ container }, i) => [
    toLogScale(wordsSinceKept[i] ?? 0),
    toLogScale(wordsUntilKept[i] ?? 0),
    firstKeptIndex >= 0 && i >= firstKeptIndex ? 1 : 0,
    lastKeptIndex >= 0 && i <= lastKeptIndex ? 1 : 0,
    toLogScale(wordsSinceHeading[i] ?? 0),
    titleIndex < 0 ? 0 : Math.sign(i - titleIndex) * toLogScale(Math.abs(i - titleIndex)),
    getDepth(container),
  ]);
}

// The words between each block and the last one before it that is marked.
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
