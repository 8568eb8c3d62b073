import type { Block } from './segment';
import type { Witnesses } from './witnesses';

/** The blocks that make the article, and which way of reading gave them. */
export type Choice = { keep: Set<number>; from: 'readability' | 'defuddle' | 'both' };

// Where one library alone has more than this share of the shared words, it has found a part that the other lost.
const LOST_PART = 0.4;

/** Two witnesses: what both keep; but where one alone has much more, that one whole. */
export function chosenBlocks(blocks: Block[], { readability, defuddle }: Witnesses): Choice {
  const words = { both: 0, readability: 0, defuddle: 0 };
  for (const { id, words: count } of blocks) {
    if (readability.has(id) && defuddle.has(id)) words.both += count;
    else if (readability.has(id)) words.readability += count;
    else if (defuddle.has(id)) words.defuddle += count;
  }
  const larger = words.readability > words.defuddle ? 'readability' : 'defuddle';
  if (words[larger] > LOST_PART * words.both)
    return { keep: larger === 'readability' ? readability : defuddle, from: larger };
  return { keep: new Set([...readability].filter((id) => defuddle.has(id))), from: 'both' };
}
