import { featuresOf } from './block-features';
import { pageHints } from './page-hints';
import { postsAmong } from './posts';
import { type Block, blocksOf } from './segment';
import { threadFloors } from './thread';
import { type Witnesses, witnessesOf } from './witnesses';
import { type WorkingCopy, workingCopyOf } from './working-copy';

/**
 * A page taken apart: its copy, the blocks, what the libraries would keep and the numbers the model weighs, and the
 * least chance of each block.
 */
export type Measured = {
  copy: WorkingCopy;
  blocks: Block[];
  witnesses: Witnesses;
  rows: number[][];
  floors: number[];
};

/** Takes a page apart. The live page is only read. */
export function measured(
  page: Document,
  url: string,
  copy: WorkingCopy = workingCopyOf(page),
  hints: readonly number[] = pageHints(copy.document, url),
): Measured {
  const blocks = blocksOf(copy.document.body);
  const witnesses = witnessesOf(copy.document, url);
  const posts = postsAmong(copy.document.body, blocks);
  const rows = featuresOf(blocks, witnesses, posts).map((row) => [...row, ...hints]);
  return { copy, blocks, witnesses, rows, floors: threadFloors(blocks, posts, hints) };
}
