import { countWords } from '../count-characters';
import type { Block } from '../split-into-blocks';
import type { ThreadPost, ThreadPosts } from './find-thread-posts';
import { isProse, MIN_POST_WORDS } from './post-index';
import { removeRelativeTimes } from './timestamps';

const MIN_REPEATED_WORDS = 7;

/** The post whose header is missing from its kept text, and the first kept block of it. */
export type PostHeader = { post: ThreadPost; block: Block };

/**
 * Adds the text of every post to `keptBlockIds` and removes profiles, buttons and signatures from it. Returns the
 * headers to insert.
 */
export function keepPostText(
  thread: ThreadPosts,
  blocks: readonly Block[],
  keptBlockIds: Set<number>,
): PostHeader[] {
  const keptTexts = new Set<string>();
  for (const block of blocks) {
    const post = thread.findContainingPost(block.container);
    if (post && isPostText(block, post, keptBlockIds) && !isRepeated(block, keptTexts, keptBlockIds))
      keptBlockIds.add(block.id);
    else if (post) keptBlockIds.delete(block.id);
    if (keptBlockIds.has(block.id)) keptTexts.add(block.text);
  }
  const keptBlocks = blocks.filter(({ id }) => keptBlockIds.has(id));
  const firstBlockByPost = new Map<ThreadPost, Block>();
  for (const block of keptBlocks) {
    const post = thread.findContainingPost(block.container);
    if (post && !firstBlockByPost.has(post)) firstBlockByPost.set(post, block);
  }
  return [
    ...getOpeningPostHeader(thread, keptBlocks),
    ...[...firstBlockByPost].map(([post, block]) => ({ post, block })),
  ].filter(({ post, block }) => !hasHeaderText(block, post));
}

/** The text of an opening post with other markup precedes the posts and belongs to none of them. */
function getOpeningPostHeader(thread: ThreadPosts, keptBlocks: readonly Block[]): PostHeader[] {
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

// Pinned posts and copies for narrow screens repeat a post; only the first copy is kept.
const isRepeated = (
  { id, text, words }: Block,
  keptTexts: ReadonlySet<string>,
  keptBlockIds: ReadonlySet<number>,
): boolean => words >= MIN_REPEATED_WORDS && !keptBlockIds.has(id) && keptTexts.has(text);

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

// A quote repeats another post, so the choice of blocks decides whether it is kept.
function isInQuote(container: Element, body: Element): boolean {
  const quote = container.closest('blockquote, [class*="quote" i]');
  return quote !== null && quote !== body && body.contains(quote);
}

/** Whether a block has only author and time and at most two more words, such as a post number. */
function isHeaderText(text: string, { author, time }: ThreadPost): boolean {
  if (!text.includes(author) && !(time !== '' && text.includes(time))) return false;
  return countWords(removeRelativeTimes(text.replace(author, '').replace(time, ''))) <= 2;
}
