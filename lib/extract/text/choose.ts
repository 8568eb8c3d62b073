import type { Block } from './segment';
import type { Witnesses } from './witnesses';

/** The blocks that make the article, and which way of reading gave them. */
export type Choice = { keep: Set<number>; from: 'readability' | 'defuddle' | 'both' };

type Weighed = Pick<Block, 'id' | 'text' | 'words'>;

// How much the libraries' own judgement counts beside the model's, and how much Defuddle's of that: the model has seen
// few pages, the libraries' authors many.
const WITNESS_SHARE = 0.2;
const DEFUDDLE_SHARE = 0.65;
// A repeated block of so many words is the same text for another screen width; a shorter one may well stand twice.
const REPEATED_WORDS = 7;

/**
 * The blocks whose chances give the best expected F1 in words: with few certain blocks less certain ones are worth
 * taking, with many they are not. What stands on the page twice is taken once.
 */
export function chosenBlocks(
  blocks: readonly Weighed[],
  witnesses: Witnesses,
  chances: readonly number[],
  floors: readonly number[],
): Choice {
  const repeated = repeatedBlocks(blocks);
  const weighed = blocks.map(({ id, words }, i) => ({
    id,
    words,
    chance: repeated.has(id) ? 0 : Math.max(mixed(id, witnesses, chances[i] ?? 0), floors[i] ?? 0),
  }));
  const keep = bestExpected(weighed);
  return { keep, from: nameOf(blocks, keep, witnesses) };
}

function mixed(id: number, { readability, defuddle }: Witnesses, chance: number): number {
  const told = (readability.has(id) ? 1 - DEFUDDLE_SHARE : 0) + (defuddle.has(id) ? DEFUDDLE_SHARE : 0);
  return (1 - WITNESS_SHARE) * chance + WITNESS_SHARE * told;
}

function bestExpected(weighed: { id: number; words: number; chance: number }[]): Set<number> {
  const sorted = [...weighed].sort((a, b) => b.chance - a.chance);
  const wanted = sorted.reduce((sum, { words, chance }) => sum + words * chance, 0);
  let [hit, taken, best, count] = [0, 0, 0, 0];
  sorted.forEach(({ words, chance }, i) => {
    hit += words * chance;
    taken += words;
    const expected = hit / (taken + wanted + 1e-9);
    if (expected < best) return;
    best = expected;
    count = i + 1;
  });
  return new Set(
    sorted
      .slice(0, count)
      .filter(({ chance }) => chance > 0)
      .map(({ id }) => id),
  );
}

/** Blocks that say again what an earlier one said, with short blocks between two such. */
function repeatedBlocks(blocks: readonly Weighed[]): Set<number> {
  const seen = new Set<string>();
  const again = blocks.map(({ text }) => {
    const before = seen.has(text);
    seen.add(text);
    return before;
  });
  const long = blocks.map(({ words }, i) => words >= REPEATED_WORDS && again[i] === true);
  const isBetween = (i: number) => (long[i - 1] || long[i - 2]) && (long[i + 1] || long[i + 2]);
  return new Set(blocks.filter((_, i) => long[i] || (again[i] && isBetween(i))).map(({ id }) => id));
}

function nameOf(
  blocks: readonly Weighed[],
  keep: Set<number>,
  { readability, defuddle }: Witnesses,
): Choice['from'] {
  let [byReadability, byDefuddle] = [0, 0];
  for (const { id, words } of blocks) {
    if (!keep.has(id)) continue;
    if (readability.has(id)) byReadability += words;
    if (defuddle.has(id)) byDefuddle += words;
  }
  if (byReadability > 4 * byDefuddle) return 'readability';
  return byDefuddle > 4 * byReadability ? 'defuddle' : 'both';
}
