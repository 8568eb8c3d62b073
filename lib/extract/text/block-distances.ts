import type { Block } from './segment';
import type { Witnesses } from './witnesses';

/** Sizes count by their order of magnitude. */
export const log = (value: number): number => Math.log2(1 + value);

const FAR = 9999;
const HEADING = 'h1,h2,h3,h4,h5,h6';

/**
 * For each block: how far, in words, the nearest one before and after is that both libraries keep; whether it lies
 * between the first and the last such; how far the last heading and the title are; how deep it lies.
 */
export function distancesOf(blocks: readonly Block[], { readability, defuddle }: Witnesses): number[][] {
  const both = blocks.map(({ id }) => readability.has(id) && defuddle.has(id));
  const [first, last] = [both.indexOf(true), both.lastIndexOf(true)];
  const title = blocks.findIndex(({ container }) => container.closest('h1'));
  const isHeading = blocks.map(({ container }) => container.closest(HEADING) !== null);
  const since = wordsSince(blocks, both);
  const until = wordsSince([...blocks].reverse(), [...both].reverse()).reverse();
  const heading = wordsSince(blocks, isHeading);
  return blocks.map(({ container }, i) => [
    log(since[i] ?? 0),
    log(until[i] ?? 0),
    first >= 0 && i >= first ? 1 : 0,
    last >= 0 && i <= last ? 1 : 0,
    log(heading[i] ?? 0),
    title < 0 ? 0 : Math.sign(i - title) * log(Math.abs(i - title)),
    depthOf(container),
  ]);
}

// The words between each block and the last one before it that is marked.
function wordsSince(blocks: readonly Block[], marked: boolean[]): number[] {
  let words = FAR;
  return blocks.map((block, i) => {
    const before = words;
    words = marked[i] ? 0 : words + block.words;
    return before;
  });
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let at: Element | null = element; at; at = at.parentElement) depth += 1;
  return depth;
}
