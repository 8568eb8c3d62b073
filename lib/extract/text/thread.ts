import { hasHint } from './page-hints';
import type { Block } from './segment';

/** Where the posts of a page stand: the containers inside a post, and how many words they hold together. */
export type Posts = { count: number; has: (container: Element) => boolean; words: number };

// A thread fills its page; an article with comments below does not.
const THREAD_SHARE = 0.4;
const POST_CHANCE = 0.6;
const POST_WORDS = 5;
const MOST_LINKED = 0.6;

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

const isOfPost = ({ container, words, linkChars, text }: Block, posts: Posts): boolean =>
  posts.has(container) && words >= POST_WORDS && linkChars < MOST_LINKED * text.length;
