import { normalizeText } from '@/lib/base/normalize-text';
import type { Article } from '@/lib/record/schema/extraction';
import type { Block } from './split-into-blocks';

/** The blocks of a page, and the ids of those that were chosen, almost chosen, or belong to the comments. */
type ChosenBlocks = {
  blocks: readonly Block[];
  keptBlockIds: ReadonlySet<number>;
  unsureBlockIds: ReadonlySet<number>;
  commentIds: ReadonlySet<number>;
};

// In UTF-16 code units. The lines are stored with each captured text.
const MAX_LENGTH = 10_000;

/** Reads the lines of the blocks that were almost chosen, so that a comparison knows that the page had them. */
export function readUnsureLines({
  blocks,
  keptBlockIds,
  unsureBlockIds,
  commentIds,
}: ChosenBlocks): Pick<Article, 'unsureLines'> {
  let remainingLength = MAX_LENGTH;
  const unsureLines = blocks
    .filter(({ id }) => unsureBlockIds.has(id) && !keptBlockIds.has(id) && !commentIds.has(id))
    .flatMap(({ text }) => normalizeText(text).split('\n'))
    .filter((line) => {
      remainingLength -= line.length;
      return line !== '' && remainingLength >= 0;
    });
  return unsureLines.length > 0 ? { unsureLines } : {};
}
