/** Words as the scores count them, in small letters. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

/**
 * Which blocks (each as its words) stand in the hand-made text. A long block counts when most of its runs of three words
 * are there; a short one only near the place where its neighbours stand, for "Share" may stand anywhere.
 */
export function labelsOf(blocks: string[][], truth: string[]): boolean[] {
  const places = new Map<string, number[]>();
  truth.forEach((word, at) => {
    const known = places.get(word);
    if (known) known.push(at);
    else places.set(word, [at]);
  });
  const runs = new Set(truth.map((_, at) => truth.slice(at, at + 3).join(' ')));
  const found = blocks.map((words) =>
    words.length >= LONG ? longBlock(words, truth, places, runs) : shortBlock(words, truth, places),
  );
  const anchors = anchorsOf(blocks, found);
  return found.map(({ certain, at }, i) => certain || isNear(i, at, blocks, anchors));
}

const LONG = 6;
const MOST_RUNS = 0.6;

type Found = { certain: boolean; at: number[] };
type Places = Map<string, number[]>;

function longBlock(words: string[], truth: string[], places: Places, runs: Set<string>): Found {
  const own = words.slice(2).map((_, at) => words.slice(at, at + 3).join(' '));
  const certain = own.filter((run) => runs.has(run)).length / own.length >= MOST_RUNS;
  return certain ? { certain, at: startsOf(words.slice(0, 3), truth, places) } : { certain, at: [] };
}

const shortBlock = (words: string[], truth: string[], places: Places): Found => ({
  certain: false,
  at: words.length === 0 ? [] : startsOf(words, truth, places),
});

const startsOf = (words: string[], truth: string[], places: Places): number[] =>
  (places.get(words[0] ?? '') ?? []).filter((at) => words.every((word, i) => truth[at + i] === word));

// Where in the truth each certain block stands, in the order of the page.
function anchorsOf(blocks: string[][], found: Found[]): (number | null)[] {
  let last = 0;
  return found.map(({ certain, at }, i) => {
    if (!certain || at.length === 0) return null;
    const place = at.find((start) => start >= last - 5) ?? at[0] ?? 0;
    last = place + (blocks[i]?.length ?? 0);
    return place;
  });
}

function isNear(i: number, at: number[], blocks: string[][], anchors: (number | null)[]): boolean {
  if (at.length === 0) return false;
  const length = blocks[i]?.length ?? 0;
  const [before, passed] = nearest(i, -1, blocks, anchors);
  const [after, ahead] = nearest(i, 1, blocks, anchors);
  if (before === null && after === null) return true;
  return at.some((start) => {
    const fromBefore = before === null ? -1 : start - (before.at + before.length);
    const toAfter = after === null ? -1 : after.at - (start + length);
    return (
      (before !== null && fromBefore >= -2 && fromBefore <= 8 + passed * 1.5) ||
      (after !== null && toAfter >= -2 && toAfter <= 8 + ahead * 1.5)
    );
  });
}

function nearest(
  i: number,
  step: number,
  blocks: string[][],
  anchors: (number | null)[],
): [{ at: number; length: number } | null, number] {
  let words = 0;
  for (let j = i + step; j >= 0 && j < blocks.length; j += step) {
    const at = anchors[j];
    const length = blocks[j]?.length ?? 0;
    if (typeof at === 'number') return [{ at, length }, words];
    words += length;
  }
  return [null, words];
}
