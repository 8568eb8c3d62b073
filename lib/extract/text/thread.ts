import { hasHint } from './page-hints';
import type { Block } from './segment';

/** Where the posts of a page stand: the containers inside a post, and how many words they hold together. */
export type Posts = { count: number; has: (container: Element) => boolean; words: number };

/** How much of a page's words its posts hold at least: a thread fills its page, an article with comments below does not. */
export const THREAD_SHARE = 0.4;
/** So many words make a block of a post more than a button or a name. */
export const POST_WORDS = 5;
const POST_CHANCE = 0.6;
const MOST_LINKED = 0.6;

/** Whether a block in a post may be words of it: long enough, and not mostly links. */
export const isProse = ({ words, linkChars, text }: Block): boolean =>
  words >= POST_WORDS && linkChars < MOST_LINKED * text.length;

/**
 * The least chance of each block, 0 where nothing speaks for it. On a page that calls itself a thread and is filled with
 * posts every post counts alike: both libraries look for one article and take the first or the longest post.
 */
export function threadFloors(blocks: readonly Block[], posts: Posts, hints: readonly number[]): number[] {
  const words = blocks.reduce((sum, block) => sum + block.words, 0);
  const isThread =
    posts.count > 1 &&
    posts.words > THREAD_SHARE * words &&
    (hasHint(hints, 'saysForum') || hasHint(hints, 'urlForum'));
  return blocks.map((block) => (isThread && isOfPost(block, posts) ? POST_CHANCE : 0));
}

const isOfPost = (block: Block, posts: Posts): boolean => posts.has(block.container) && isProse(block);
