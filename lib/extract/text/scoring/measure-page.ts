import { createWorkingCopy, type WorkingCopy } from '../copy/working-copy';
import { readPageHints } from '../page-hints';
import { type Block, splitIntoBlocks } from '../split-into-blocks';
import { buildPostIndex, getMinProbabilities } from '../thread/post-index';
import { computeFeatures } from './block-features';
import { collectVotes, type ExtractorVotes } from './collect-votes';

/**
 * The copy, its blocks, the extractors' votes, the feature rows for the model, and the minimum probability of
 * each block.
 */
export type PageMeasurements = {
  copy: WorkingCopy;
  blocks: Block[];
  votes: ExtractorVotes;
  featureRows: number[][];
  minProbabilities: number[];
};

/** Splits a page into blocks and measures them. The live page is only read. */
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
