import { countWords } from '../count-characters';
import type { Block } from '../split-into-blocks';
import type { ThreadPost, ThreadPosts } from './find-thread-posts';
import { isProse, MIN_POST_WORDS } from './post-index';
import { removeRelativeTimes } from './timestamps';

const MIN_REPEATED_WORDS = 7;

/** The post whose header is missing from its kept text, and the first kept block of it. */
export type PostHeader = { post: ThreadPost; block: Block };

/**
 * Adds the text of every post to `chosenIds` and removes profiles, buttons and signatures from it. Returns the
 * headers to insert.
 */
export function keepPostText(
  thread: ThreadPosts,
  blocks: readonly Block[],
  chosenIds: Set<number>,
): PostHeader[] {
  const chosenTexts = new Set<string>();
  for (const block of blocks) {
    const post = thread.findPostAround(block.container);
    if (post && isPostText(block, post, chosenIds) && !isRepeated(block, chosenTexts, chosenIds))
      chosenIds.add(block.id);
    else if (post) chosenIds.delete(block.id);
    if (chosenIds.has(block.id)) chosenTexts.add(block.text);
  }
  const chosenBlocks = blocks.filter(({ id }) => chosenIds.has(id));
  const firstBlockByPost = new Map<ThreadPost, Block>();
  for (const block of chosenBlocks) {
    const post = thread.findPostAround(block.container);
    if (post && !firstBlockByPost.has(post)) firstBlockByPost.set(post, block);
  }
  return [
    ...getOpeningHeader(thread, chosenBlocks),
    ...[...firstBlockByPost].map(([post, block]) => ({ post, block })),
  ].filter(({ post, block }) => !hasHeaderText(block, post));
}

/** The text of an opening post with other markup precedes the posts and belongs to none of them. */
function getOpeningHeader(thread: ThreadPosts, chosenBlocks: readonly Block[]): PostHeader[] {
  const firstPostIndex = chosenBlocks.findIndex(({ container }) => thread.findPostAround(container) !== null);
  const blocksBefore = chosenBlocks
    .slice(0, Math.max(0, firstPostIndex))
    .filter(({ words }) => words >= MIN_POST_WORDS);
  const longest = blocksBefore.reduce<Block | null>(
    (best, block) => (best && best.words >= block.words ? best : block),
    null,
  );
  const post = longest && thread.findOpeningPost(longest.container);
  const firstBlock = post && blocksBefore.find(({ container }) => post.element.contains(container));
  return post && firstBlock ? [{ post, block: firstBlock }] : [];
}

// Pinned posts and copies for narrow screens repeat a post; only the first copy is kept.
const isRepeated = (
  { id, text, words }: Block,
  chosenTexts: ReadonlySet<string>,
  chosenIds: ReadonlySet<number>,
): boolean => words >= MIN_REPEATED_WORDS && !chosenIds.has(id) && chosenTexts.has(text);

const hasHeaderText = ({ text }: Block, { author, time }: ThreadPost): boolean =>
  text.includes(author) && text.includes(time);

function isPostText(block: Block, post: ThreadPost, chosenIds: ReadonlySet<number>): boolean {
  const { container, text } = block;
  if (post.body && isInQuote(container, post.body)) return chosenIds.has(block.id);
  if (post.body)
    return post.body.contains(container) || block.nodes.some((node) => post.body?.contains(node));
  if (isHeaderText(text, post)) return false;
  return chosenIds.has(block.id) || isProse(block);
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
