import { runSteps, type Steps } from '@/lib/base/steps';
import { createWorkingCopy } from '../copy/create-working-copy';
import type { WorkingCopy } from '../copy/working-copy';
import { readPageTypeFlags } from '../page-type-flags';
import { type Block, splitIntoBlocks } from '../split-into-blocks';
import { findPagePosts, getMinProbabilities } from '../thread/page-posts';
import { computeFeatureRows } from './block-features';
import { collectDefuddleVotes, collectReadabilityVotes, type ExtractorVotes } from './collect-votes';

/**
 * The copy of a page with its blocks, the votes of the extractors, the feature rows for the model, and the
 * minimum probability of each block.
 */
export type PageMeasurements = {
  copy: WorkingCopy;
  blocks: Block[];
  votes: ExtractorVotes;
  featureRows: number[][];
  minProbabilities: number[];
};

/**
 * Splits a page into blocks and measures them in one run without pauses, to train the block model. Does not
 * change the live page.
 * @internal Used by scripts/train-blocks.
 */
export const measurePage = (
  page: Document,
  url: string,
  copy: WorkingCopy = createWorkingCopy(page),
  pageTypeFlags: readonly number[] = readPageTypeFlags(copy.document, url),
): PageMeasurements => runSteps(measurePageInSteps(url, copy, pageTypeFlags));

/** Splits the copy of a page into blocks and measures them. */
export function* measurePageInSteps(
  url: string,
  copy: WorkingCopy,
  pageTypeFlags: readonly number[],
): Steps<PageMeasurements> {
  const blocks = splitIntoBlocks(copy.document.body);
  yield;
  const readability = collectReadabilityVotes(copy.document);
  yield;
  const votes = { readability, defuddle: collectDefuddleVotes(copy.document, url) };
  yield;
  const pagePosts = findPagePosts(copy.document.body, blocks);
  const featureRows = computeFeatureRows(blocks, votes, pagePosts).map((row) => [...row, ...pageTypeFlags]);
  return {
    copy,
    blocks,
    votes,
    featureRows,
    minProbabilities: getMinProbabilities(blocks, pagePosts, pageTypeFlags),
  };
}
