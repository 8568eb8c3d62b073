import { hasHint } from './page-hints';
import type { Block } from './split-into-blocks';

/** Where the posts of a page stand: the containers inside a post, and how many words they hold together. */
export type PostIndex = { count: number; contains: (container: Element) => boolean; words: number };

/** How much of a page's words its posts hold at least: a thread fills its page, an article with comments below does not. */
export const MIN_THREAD_SHARE = 0.4;
/** So many words make a block of a post more than a button or a name. */
export const MIN_POST_WORDS = 5;
const MIN_POST_PROBABILITY = 0.6;
const MAX_LINK_SHARE = 0.6;

/** Whether a block in a post may be words of it: long enough, and not mostly links. */
export const isProse = ({ words, linkChars, text }: Block): boolean =>
  words >= MIN_POST_WORDS && linkChars < MAX_LINK_SHARE * text.length;

/**
 * The least chance of each block, 0 where nothing speaks for it. On a page that calls itself a thread and is filled with
 * posts every post counts alike: both libraries look for one article and take the first or the longest post.
 */
export function getMinProbabilities(
  blocks: readonly Block[],
  postIndex: PostIndex,
  hints: readonly number[],
): number[] {
  const pageWords = blocks.reduce((sum, block) => sum + block.words, 0);
  const isThread =
    postIndex.count > 1 &&
    postIndex.words > MIN_THREAD_SHARE * pageWords &&
    (hasHint(hints, 'saysForum') || hasHint(hints, 'urlForum'));
  return blocks.map((block) => (isThread && isPostProse(block, postIndex) ? MIN_POST_PROBABILITY : 0));
}

const isPostProse = (block: Block, postIndex: PostIndex): boolean =>
  postIndex.contains(block.container) && isProse(block);
