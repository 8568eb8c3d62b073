import { countWords } from '../count-characters';
import type { Block } from '../split-into-blocks';
import type { ThreadPost, ThreadPosts } from './find-thread-posts';
import { isProse, MIN_POST_WORDS } from './page-posts';
import { removeRelativeTimes } from './timestamps';

const MIN_REPEATED_WORDS = 7;

/** A post whose kept text does not contain its author and time, and the first kept block of the post. */
export type PostHeader = { post: ThreadPost; block: Block };

/**
 * Adds the blocks with the text of every post to `keptBlockIds`, and removes blocks with profiles, buttons
 * and signatures from it. Returns the headers to insert.
 */
export function keepPostText(
  thread: ThreadPosts,
  blocks: readonly Block[],
  keptBlockIds: Set<number>,
): PostHeader[] {
  const keptBlockTexts = new Set<string>();
  for (const block of blocks) {
    const post = thread.findContainingPost(block.container);
    if (post && isPostText(block, post, keptBlockIds) && !isRepeated(block, keptBlockTexts, keptBlockIds))
      keptBlockIds.add(block.id);
    else if (post) keptBlockIds.delete(block.id);
    if (keptBlockIds.has(block.id)) keptBlockTexts.add(block.text);
  }
  const keptBlocks = blocks.filter(({ id }) => keptBlockIds.has(id));
  const firstBlockByPost = new Map<ThreadPost, Block>();
  for (const block of keptBlocks) {
    const post = thread.findContainingPost(block.container);
    if (post && !firstBlockByPost.has(post)) firstBlockByPost.set(post, block);
  }
  return [
    ...listOpeningPostHeaders(thread, keptBlocks),
    ...[...firstBlockByPost].map(([post, block]) => ({ post, block })),
  ].filter(({ post, block }) => !hasHeaderText(block, post));
}

/**
 * Returns the header of an opening post whose markup differs from that of the other posts, or an empty array.
 * The text of such a post precedes the other posts and is in none of them.
 */
function listOpeningPostHeaders(thread: ThreadPosts, keptBlocks: readonly Block[]): PostHeader[] {
  const firstPostIndex = keptBlocks.findIndex(
    ({ container }) => thread.findContainingPost(container) !== null,
  );
  const blocksBeforePosts = keptBlocks
    .slice(0, Math.max(0, firstPostIndex))
    .filter(({ words }) => words >= MIN_POST_WORDS);
  const longestBlock = blocksBeforePosts.reduce<Block | null>(
    (longest, block) => (longest && longest.words >= block.words ? longest : block),
    null,
  );
  const post = longestBlock && thread.findOpeningPost(longestBlock.container);
  const firstBlock = post && blocksBeforePosts.find(({ container }) => post.element.contains(container));
  return post && firstBlock ? [{ post, block: firstBlock }] : [];
}

// Returns whether a block repeats an earlier kept block. A pinned post, or a copy for narrow screens, repeats
// another post.
const isRepeated = (
  { id, text, words }: Block,
  keptBlockTexts: ReadonlySet<string>,
  keptBlockIds: ReadonlySet<number>,
): boolean => words >= MIN_REPEATED_WORDS && !keptBlockIds.has(id) && keptBlockTexts.has(text);

const hasHeaderText = ({ text }: Block, { author, time }: ThreadPost): boolean =>
  text.includes(author) && text.includes(time);

function isPostText(block: Block, post: ThreadPost, keptBlockIds: ReadonlySet<number>): boolean {
  const { container, text } = block;
  if (post.body && isInQuote(container, post.body)) return keptBlockIds.has(block.id);
  if (post.body)
    return post.body.contains(container) || block.nodes.some((node) => post.body?.contains(node));
  if (isHeaderText(text, post)) return false;
  return keptBlockIds.has(block.id) || isProse(block);
}

// A quote repeats another post, so the block model alone decides whether it is kept.
function isInQuote(container: Element, body: Element): boolean {
  const quote = container.closest('blockquote, [class*="quote" i]');
  return quote !== null && quote !== body && body.contains(quote);
}

/**
 * Returns whether a block consists only of author and time and at most two other words, such as a post
 * number.
 */
function isHeaderText(text: string, { author, time }: ThreadPost): boolean {
  if (!text.includes(author) && !(time !== '' && text.includes(time))) return false;
  return countWords(removeRelativeTimes(text.replace(author, '').replace(time, ''))) <= 2;
}
