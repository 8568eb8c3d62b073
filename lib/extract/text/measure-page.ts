import { computeFeatures } from './block-features';
import { buildPostIndex } from './build-post-index';
import { collectVotes, type ExtractorVotes } from './collect-votes';
import { getMinProbabilities } from './get-min-probabilities';
import { readPageHints } from './page-hints';
import { type Block, splitIntoBlocks } from './split-into-blocks';
import { createWorkingCopy, type WorkingCopy } from './working-copy';

/**
 * A page taken apart: its copy, the blocks, what the libraries would keep and the numbers the model weighs, and the
 * least chance of each block.
 */
export type PageMeasurements = {
  copy: WorkingCopy;
  blocks: Block[];
  votes: ExtractorVotes;
  featureRows: number[][];
  minProbabilities: number[];
};

/** Takes a page apart. The live page is only read. */
export function measurePage(
  page: Document,
  url: string,
  copy: WorkingCopy = createWorkingCopy(page),
  hints: readonly number[] = readPageHints(copy.document, url),
): PageMeasurements {
  const blocks = splitIntoBlocks(copy.document.body);
  const votes = collectVotes(copy.document, url);
  const postIndex = buildPostIndex(copy.document.body, blocks);
  const featureRows = computeFeatures(blocks, votes, postIndex).map((row) => [...row, ...hints]);
  return {
    copy,
    blocks,
    votes,
    featureRows,
    minProbabilities: getMinProbabilities(blocks, postIndex, hints),
  };
}
