import { isDeclaredThread } from '../page-type-flags';
import type { Block } from '../split-into-blocks';
import { findThreadPosts, type ThreadPost, type ThreadPosts } from './find-thread-posts';
import { MIN_THREAD_SHARE } from './page-posts';
import { extractDateText } from './timestamps';

const THREAD_URL =
  /forum|thread|topic|discuss|community|question|viewtopic|\/t\/|comments|\/posts?\/|\/(?:issues|pull)\/\d|item\?id=/i;

// Matches elements on the thread pages of common forum software.
const FORUM_SOFTWARE = [
  'meta[name="generator" i]:is([content*="discourse" i],[content*="xenforo" i],[content*="vbulletin" i],[content*="phpbb" i],[content*="mybb" i],[content*="invision" i],[content*="vanilla" i],[content*="flarum" i],[content*="nodebb" i])',
  'html#XF, body#phpbb, #hnmain, shreddit-post, .sitetable.nestedlisting',
  '.postprofile, .postbitlegacy, .postcontainer, #posts .post_body, .ipsComment_content, .crawler-post, .PostStream',
  '#answers .answer, [class*="CommentsItem-"], .comments-node',
  '[itemtype$="schema.org/DiscussionForumPosting"], [itemtype$="schema.org/QAPage"]',
].join(',');

const COMMENT_SELECTOR = '.comments .comment, .comment .comment, .comment-thread, .comment-tree';
// The maximum number of kept words outside the posts, as a share of the words in the posts. A page with more
// is an article with comments.
const MAX_OUTSIDE_SHARE = 0.15;
const MAX_DATE_WORDS = 12;

/**
 * Returns the posts of a thread, or null for any other page. Posts are searched only if the URL, JSON-LD or
 * markup indicates a thread, so that other pages take no extra time. `keptBlockIds` are the blocks that were
 * chosen without considering posts.
 */
export function findThread(
  copy: Document,
  url: string,
  { blocks, keptBlockIds }: { blocks: readonly Block[]; keptBlockIds: ReadonlySet<number> },
): ThreadPosts | null {
  const isKnownForum = copy.querySelector(FORUM_SOFTWARE) !== null || isDeclaredThread(copy);
  const isLikelyThread = isKnownForum || THREAD_URL.test(url.replace(/^https?:\/\//, ''));
  if (!isLikelyThread && copy.querySelector(COMMENT_SELECTOR) === null) return null;
  const thread = findThreadPosts(copy.body);
  if (thread.posts.length < 2) return null;
  fillMissingTimes(thread, blocks);
  if (isKnownForum) return thread;
  if (isArticleOutsideBodies(thread, blocks, keptBlockIds)) return null;
  const wordCounts = countPostWords(thread, blocks);
  if (
    wordCounts.inPosts <= MIN_THREAD_SHARE * (wordCounts.inPosts + wordCounts.outsidePosts) ||
    hasArticlePost(thread, blocks)
  )
    return null;
  if (isLikelyThread) return thread;
  const keptBlockWordCounts = countPostWords(
    thread,
    blocks.filter(({ id }) => keptBlockIds.has(id)),
  );
  return keptBlockWordCounts.outsidePosts < MAX_OUTSIDE_SHARE * wordCounts.inPosts ? thread : null;
}

/**
 * Returns whether exactly one post of the page is not a comment, and this post has most of the words of all
 * posts. Such a page is a blog whose article is marked as a post.
 */
function hasArticlePost(thread: ThreadPosts, blocks: readonly Block[]): boolean {
  const nonComments = thread.posts.filter(({ element }) => !COMMENT_NAME.test(getTagAndNames(element)));
  const [articlePost] = nonComments;
  if (!articlePost || nonComments.length > 1) return false;
  const blockPosts = blocks.map((block) => ({
    post: thread.findContainingPost(block.container),
    words: block.words,
  }));
  const sumPostWords = (shouldCount: (post: ThreadPost) => boolean) =>
    blockPosts.reduce((total, { post, words }) => total + (post && shouldCount(post) ? words : 0), 0);
  return 2 * sumPostWords((post) => post === articlePost) > sumPostWords(() => true);
}

/**
 * Returns whether most of the kept text is inside posts but outside their bodies. In this case, a whole blog
 * post was mistaken for a post of a thread, and its "body" is that of a comment.
 */
function isArticleOutsideBodies(
  thread: ThreadPosts,
  blocks: readonly Block[],
  keptBlockIds: ReadonlySet<number>,
): boolean {
  let [keptBlockWords, lostWords] = [0, 0];
  for (const { id, words, container, nodes } of blocks) {
    if (!keptBlockIds.has(id)) continue;
    const body = thread.findContainingPost(container)?.body;
    keptBlockWords += words;
    if (body && !body.contains(container) && !nodes.some((node) => body.contains(node))) lostWords += words;
  }
  return 2 * lostWords > keptBlockWords;
}

const COMMENT_NAME = /comment|repl(?:y|ies)/i;
const getTagAndNames = (element: Element): string =>
  `${element.tagName} ${element.getAttribute('class') ?? ''} ${element.id} ${element.getAttribute('itemtype') ?? ''}`;

/** Returns the number of words inside and outside the posts. */
function countPostWords(
  thread: ThreadPosts,
  blocks: readonly Block[],
): { inPosts: number; outsidePosts: number } {
  const wordCounts = { inPosts: 0, outsidePosts: 0 };
  for (const { words, container } of blocks)
    wordCounts[thread.findContainingPost(container) ? 'inPosts' : 'outsidePosts'] += words;
  return wordCounts;
}

/**
 * Sets the missing time of posts from a short text with a date. Some forum software writes the time into an
 * element without class or type, outside the body of the post.
 */
function fillMissingTimes(thread: ThreadPosts, blocks: readonly Block[]): void {
  for (const { container, words, text } of blocks) {
    const post = words > 0 && words <= MAX_DATE_WORDS ? thread.findContainingPost(container) : null;
    if (post && post.time === '' && !post.body?.contains(container)) post.time = extractDateText(text) ?? '';
  }
}
