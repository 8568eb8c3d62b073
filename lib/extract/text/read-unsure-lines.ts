import { normalizeText } from '@/lib/base/normalize-text';
import type { Article } from '@/lib/record/schema/extraction';
import type { Block } from './split-into-blocks';

/**
 * The blocks of a page, and the ids of the blocks that are kept, that are almost kept, and that belong to the
 * comments.
 */
type BlocksWithIds = {
  blocks: readonly Block[];
  keptBlockIds: ReadonlySet<number>;
  unsureBlockIds: ReadonlySet<number>;
  commentBlockIds: ReadonlySet<number>;
};

// The maximum length of all lines in UTF-16 code units. They are stored with each captured text.
const MAX_LENGTH = 10_000;

/**
 * Returns the lines of the blocks that were almost kept. With them, a comparison knows that the page had
 * these lines.
 */
export function readUnsureLines({
  blocks,
  keptBlockIds,
  unsureBlockIds,
  commentBlockIds,
}: BlocksWithIds): Pick<Article, 'unsureLines'> {
  let remainingLength = MAX_LENGTH;
  const unsureLines = blocks
    .filter(({ id }) => unsureBlockIds.has(id) && !keptBlockIds.has(id) && !commentBlockIds.has(id))
    .flatMap(({ text }) => normalizeText(text).split('\n'))
    .filter((line) => {
      remainingLength -= line.length;
      return line !== '' && remainingLength >= 0;
    });
  return unsureLines.length > 0 ? { unsureLines } : {};
}
