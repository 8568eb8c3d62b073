import { countWords } from './count-characters';
import { findThreadPosts, type ThreadPost, type ThreadPosts } from './find-thread-posts';
import { isProse, MIN_POST_WORDS, MIN_THREAD_SHARE } from './get-min-probabilities';
import { hasHint } from './page-hints';
import { findDay, removeRelativeTimes } from './post-bylines';
import type { Block } from './split-into-blocks';
import { getTagName, INLINE_TAGS } from './tags';

const THREAD_URL =
  /forum|thread|topic|discuss|community|question|viewtopic|\/t\/|comments|\/posts?\/|\/(?:issues|pull)\/\d|item\?id=/i;

// Marks that the common programs leave on every page of a thread.
const FORUM_SOFTWARE = [
  'meta[name="generator" i]:is([content*="discourse" i],[content*="xenforo" i],[content*="vbulletin" i],[content*="phpbb" i],[content*="mybb" i],[content*="invision" i],[content*="vanilla" i],[content*="flarum" i],[content*="nodebb" i])',
  'html#XF, body#phpbb, #hnmain, shreddit-post, .sitetable.nestedlisting',
  '.postprofile, .postbitlegacy, .postcontainer, #posts .post_body, .ipsComment_content, .crawler-post, .PostStream',
  '#answers .answer, [class*="CommentsItem-"], .comments-node',
  '[itemtype$="schema.org/DiscussionForumPosting"], [itemtype$="schema.org/QAPage"]',
].join(',');

const COMMENT_SELECTOR = '.comments .comment, .comment .comment, .comment-thread, .comment-tree';
// Of an article with comments below, more than this is kept beside them.
const MIN_ARTICLE_SHARE = 0.15;
const MAX_DAY_WORDS = 12;
const MIN_REPEATED_WORDS = 7;

/**
 * The posts of a page that is a thread, null for any other page. Looked for only where address, JSON-LD or markup speak
 * of one, so that other pages pay nothing. `keep`: what was chosen without them.
 */
export function findThread(
  copy: Document,
  url: string,
  {
    hints,
    blocks,
    keptIds,
  }: { hints: readonly number[]; blocks: readonly Block[]; keptIds: ReadonlySet<number> },
): ThreadPosts | null {
  const isKnownForum = copy.querySelector(FORUM_SOFTWARE) !== null || hasHint(hints, 'saysForum');
  const isLikelyThread = isKnownForum || THREAD_URL.test(url.replace(/^https?:\/\//, ''));
  if (!isLikelyThread && copy.querySelector(COMMENT_SELECTOR) === null) return null;
  const thread = findThreadPosts(copy.body);
  if (thread.posts.length < 2) return null;
  fillMissingTimes(thread, blocks);
  if (isKnownForum) return thread;
  const wordCounts = countPostWords(thread, blocks);
  if (
    wordCounts.posts <= MIN_THREAD_SHARE * (wordCounts.posts + wordCounts.rest) ||
    hasArticle(thread, blocks)
  )
    return null;
  if (isLikelyThread) return thread;
  const keptWordCounts = countPostWords(
    thread,
    blocks.filter(({ id }) => keptIds.has(id)),
  );
  return keptWordCounts.rest < MIN_ARTICLE_SHARE * wordCounts.posts ? thread : null;
}

/** Whether the one post that is no comment holds most words: a blog's article is named a post too. */
function hasArticle(thread: ThreadPosts, blocks: readonly Block[]): boolean {
  const nonComments = thread.posts.filter(({ element }) => !COMMENT_NAME.test(getNames(element)));
  const [articlePost] = nonComments;
  if (!articlePost || nonComments.length > 1) return false;
  const blockPosts = blocks.map((block) => ({
    post: thread.findPostAround(block.container),
    words: block.words,
  }));
  const sumWords = (isCounted: (post: ThreadPost) => boolean) =>
    blockPosts.reduce((total, { post, words }) => total + (post && isCounted(post) ? words : 0), 0);
  return 2 * sumWords((post) => post === articlePost) > sumWords(() => true);
}

const COMMENT_NAME = /comment|repl(?:y|ies)|Comment$/i;
const getNames = (element: Element): string =>
  `${element.tagName} ${element.getAttribute('class') ?? ''} ${element.id} ${element.getAttribute('itemtype') ?? ''}`;

/** The words in posts and those outside. */
function countPostWords(thread: ThreadPosts, blocks: readonly Block[]): { posts: number; rest: number } {
  const wordCounts = { posts: 0, rest: 0 };
  for (const { words, container } of blocks)
    wordCounts[thread.findPostAround(container) ? 'posts' : 'rest'] += words;
  return wordCounts;
}

/** Some programs write the day in the frame of a post, in an element that says nothing. */
function fillMissingTimes(thread: ThreadPosts, blocks: readonly Block[]): void {
  for (const { container, words, text } of blocks) {
    const post = words > 0 && words <= MAX_DAY_WORDS ? thread.findPostAround(container) : null;
    if (post && post.time === '' && !post.body?.contains(container)) post.time = findDay(text) ?? '';
  }
}

/** The head of a post and the first block that is kept of it. */
export type PostHeader = { post: ThreadPost; block: Block };

/**
 * Keeps the words of every post and drops what stands around them in it: profiles, buttons, signatures. Alters `keep`.
 * Gives the heads that are to be put before what is kept.
 */
export function keepPostText(
  thread: ThreadPosts,
  blocks: readonly Block[],
  keptIds: Set<number>,
): PostHeader[] {
  const keptTexts = new Set<string>();
  for (const block of blocks) {
    const post = thread.findPostAround(block.container);
    if (post && isPostText(block, post, keptIds) && !isRepeated(block, keptTexts, keptIds))
      keptIds.add(block.id);
    else if (post) keptIds.delete(block.id);
    if (keptIds.has(block.id)) keptTexts.add(block.text);
  }
  const keptBlocks = blocks.filter(({ id }) => keptIds.has(id));
  const firstBlockByPost = new Map<ThreadPost, Block>();
  for (const block of keptBlocks) {
    const post = thread.findPostAround(block.container);
    if (post && !firstBlockByPost.has(post)) firstBlockByPost.set(post, block);
  }
  return [
    ...getOpeningHeader(thread, keptBlocks),
    ...[...firstBlockByPost].map(([post, block]) => ({ post, block })),
  ].filter(({ post, block }) => !hasHeaderText(block, post));
}

/** The head of an opening post that is named otherwise than the others: its words stand before them, in no post. */
function getOpeningHeader(thread: ThreadPosts, keptBlocks: readonly Block[]): PostHeader[] {
  const firstPostIndex = keptBlocks.findIndex(({ container }) => thread.findPostAround(container) !== null);
  const blocksBefore = keptBlocks
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

// A post that a page also shows elsewhere (pinned, for a narrow screen) is not kept again.
const isRepeated = (
  { id, text, words }: Block,
  keptTexts: ReadonlySet<string>,
  keptIds: ReadonlySet<number>,
): boolean => words >= MIN_REPEATED_WORDS && !keptIds.has(id) && keptTexts.has(text);

const hasHeaderText = ({ text }: Block, { author, time }: ThreadPost): boolean =>
  text.includes(author) && text.includes(time);

function isPostText(block: Block, post: ThreadPost, keptIds: ReadonlySet<number>): boolean {
  const { container, text } = block;
  if (post.body && isInQuote(container, post.body)) return keptIds.has(block.id);
  if (post.body)
    return post.body.contains(container) || block.nodes.some((node) => post.body?.contains(node));
  if (isHeaderText(text, post)) return false;
  return keptIds.has(block.id) || isProse(block);
}

// What is quoted stands in its own post, so it is left to the choice, which keeps nothing twice.
function isInQuote(container: Element, body: Element): boolean {
  const quote = container.closest('blockquote, [class*="quote" i]');
  return quote !== null && quote !== body && body.contains(quote);
}

/** Whether a block says no more than author and time: a number or a word beside them is no words of the post. */
function isHeaderText(text: string, { author, time }: ThreadPost): boolean {
  if (!text.includes(author) && !(time !== '' && text.includes(time))) return false;
  return countWords(removeRelativeTimes(text.replace(author, '').replace(time, ''))) <= 2;
}

/**
 * Puts author and time, as the page gives them, on a line before each post. Before the list that a post may begin with,
 * and in place of the tables that the page lays its posts out with.
 */
export function insertPostHeaders(headers: readonly PostHeader[]): void {
  for (const { post, block } of headers) {
    for (let ancestor = post.body ?? post.element; ancestor; ancestor = ancestor.parentElement as Element)
      if (getTagName(ancestor) === 'TABLE') ancestor.setAttribute('role', 'presentation');
    insertPostHeader(post, block);
  }
}

function insertPostHeader(post: ThreadPost, { container }: Block): void {
  const { element, body } = post;
  if (body && canContainParagraph(body)) {
    body.prepend(createHeaderElement(post));
    return;
  }
  let insertionPoint: Element = body ?? container;
  for (
    let ancestor = insertionPoint.parentElement;
    ancestor && element !== ancestor && element.contains(ancestor);
    ancestor = ancestor.parentElement
  )
    if (!canContainParagraph(ancestor)) insertionPoint = ancestor;
  if (insertionPoint === element) element.prepend(createHeaderElement(post));
  else insertionPoint.before(createHeaderElement(post));
}

function createHeaderElement({ element, author, time }: ThreadPost): Element {
  const ownerDocument = element.ownerDocument;
  const paragraph = ownerDocument.createElement('p');
  const name = ownerDocument.createElement('strong');
  name.textContent = author;
  paragraph.append(name, ...(time === '' ? [] : [` · ${time}`]));
  return paragraph;
}

const canContainParagraph = (element: Element): boolean =>
  !INLINE_TAGS.has(getTagName(element)) && !NO_PARAGRAPH_TAGS.has(getTagName(element));

const NO_PARAGRAPH_TAGS = new Set('P PRE UL OL DL TABLE TBODY TR H1 H2 H3 H4 H5 H6 FIGURE'.split(' '));
