import { wordsIn } from './characters';
import { hasHint } from './page-hints';
import { dayIn, withoutAgo } from './post-marks';
import type { Block } from './segment';
import { INLINE, tagOf } from './tags';
import { isProse, POST_WORDS, THREAD_SHARE } from './thread';
import { type ThreadPost, type ThreadPosts, threadPostsOf } from './thread-posts';

const ADDRESS =
  /forum|thread|topic|discuss|community|question|viewtopic|\/t\/|comments|\/posts?\/|\/(?:issues|pull)\/\d|item\?id=/i;

// Marks that the common programs leave on every page of a thread.
const PROGRAM = [
  'meta[name="generator" i]:is([content*="discourse" i],[content*="xenforo" i],[content*="vbulletin" i],[content*="phpbb" i],[content*="mybb" i],[content*="invision" i],[content*="vanilla" i],[content*="flarum" i],[content*="nodebb" i])',
  'html#XF, body#phpbb, #hnmain, shreddit-post, .sitetable.nestedlisting',
  '.postprofile, .postbitlegacy, .postcontainer, #posts .post_body, .ipsComment_content, .crawler-post, .PostStream',
  '#answers .answer, [class*="CommentsItem-"], .comments-node',
  '[itemtype$="schema.org/DiscussionForumPosting"], [itemtype$="schema.org/QAPage"]',
].join(',');

const COMMENTS = '.comments .comment, .comment .comment, .comment-thread, .comment-tree';
// Of an article with comments below, more than this is kept beside them.
const ARTICLE_SHARE = 0.15;
const DAY_WORDS = 12;
const AGAIN_WORDS = 7;

/**
 * The posts of a page that is a thread, null for any other page. Looked for only where address, JSON-LD or markup speak
 * of one, so that other pages pay nothing. `keep`: what was chosen without them.
 */
export function threadOf(
  copy: Document,
  url: string,
  { hints, blocks, keep }: { hints: readonly number[]; blocks: readonly Block[]; keep: ReadonlySet<number> },
): ThreadPosts | null {
  const isSure = copy.querySelector(PROGRAM) !== null || hasHint(hints, 'saysForum');
  const isCalled = isSure || ADDRESS.test(url.replace(/^https?:\/\//, ''));
  if (!isCalled && copy.querySelector(COMMENTS) === null) return null;
  const thread = threadPostsOf(copy.body);
  if (thread.posts.length < 2) return null;
  findDays(thread, blocks);
  if (isSure) return thread;
  const sums = wordsOf(thread, blocks);
  if (sums.posts <= THREAD_SHARE * (sums.posts + sums.rest) || hasArticle(thread, blocks)) return null;
  if (isCalled) return thread;
  const kept = wordsOf(
    thread,
    blocks.filter(({ id }) => keep.has(id)),
  );
  return kept.rest < ARTICLE_SHARE * sums.posts ? thread : null;
}

/** Whether the one post that is no comment holds most words: a blog's article is named a post too. */
function hasArticle(thread: ThreadPosts, blocks: readonly Block[]): boolean {
  const others = thread.posts.filter(({ element }) => !IS_COMMENT.test(namesIn(element)));
  const [one] = others;
  if (!one || others.length > 1) return false;
  const sizes = blocks.map((block) => ({ post: thread.around(block.container), words: block.words }));
  const sum = (isIn: (post: ThreadPost) => boolean) =>
    sizes.reduce((all, { post, words }) => all + (post && isIn(post) ? words : 0), 0);
  return 2 * sum((post) => post === one) > sum(() => true);
}

const IS_COMMENT = /comment|repl(?:y|ies)|Comment$/i;
const namesIn = (element: Element): string =>
  `${element.tagName} ${element.getAttribute('class') ?? ''} ${element.id} ${element.getAttribute('itemtype') ?? ''}`;

/** The words in posts and those outside. */
function wordsOf(thread: ThreadPosts, blocks: readonly Block[]): { posts: number; rest: number } {
  const sums = { posts: 0, rest: 0 };
  for (const { words, container } of blocks) sums[thread.around(container) ? 'posts' : 'rest'] += words;
  return sums;
}

/** Some programs write the day in the frame of a post, in an element that says nothing. */
function findDays(thread: ThreadPosts, blocks: readonly Block[]): void {
  for (const { container, words, text } of blocks) {
    const post = words > 0 && words <= DAY_WORDS ? thread.around(container) : null;
    if (post && post.time === '' && !post.body?.contains(container)) post.time = dayIn(text) ?? '';
  }
}

/** The head of a post and the first block that is kept of it. */
export type Head = { post: ThreadPost; block: Block };

/**
 * Keeps the words of every post and drops what stands around them in it: profiles, buttons, signatures. Alters `keep`.
 * Gives the heads that are to be put before what is kept.
 */
export function keepPosts(thread: ThreadPosts, blocks: readonly Block[], keep: Set<number>): Head[] {
  const said = new Set<string>();
  for (const block of blocks) {
    const post = thread.around(block.container);
    if (post && isOfItsWords(block, post, keep) && !isAgain(block, said, keep)) keep.add(block.id);
    else if (post) keep.delete(block.id);
    if (keep.has(block.id)) said.add(block.text);
  }
  const kept = blocks.filter(({ id }) => keep.has(id));
  const heads = new Map<ThreadPost, Block>();
  for (const block of kept) {
    const post = thread.around(block.container);
    if (post && !heads.has(post)) heads.set(post, block);
  }
  return [...openingHead(thread, kept), ...[...heads].map(([post, block]) => ({ post, block }))].filter(
    ({ post, block }) => !says(block, post),
  );
}

/** The head of an opening post that is named otherwise than the others: its words stand before them, in no post. */
function openingHead(thread: ThreadPosts, kept: readonly Block[]): Head[] {
  const end = kept.findIndex(({ container }) => thread.around(container) !== null);
  const before = kept.slice(0, Math.max(0, end)).filter(({ words }) => words >= POST_WORDS);
  const longest = before.reduce<Block | null>(
    (one, block) => (one && one.words >= block.words ? one : block),
    null,
  );
  const post = longest && thread.openingAround(longest.container);
  const first = post && before.find(({ container }) => post.element.contains(container));
  return post && first ? [{ post, block: first }] : [];
}

// A post that a page also shows elsewhere (pinned, for a narrow screen) is not kept again.
const isAgain = ({ id, text, words }: Block, said: ReadonlySet<string>, keep: ReadonlySet<number>): boolean =>
  words >= AGAIN_WORDS && !keep.has(id) && said.has(text);

const says = ({ text }: Block, { author, time }: ThreadPost): boolean =>
  text.includes(author) && text.includes(time);

function isOfItsWords(block: Block, post: ThreadPost, keep: ReadonlySet<number>): boolean {
  const { container, text } = block;
  if (post.body && isQuoted(container, post.body)) return keep.has(block.id);
  if (post.body)
    return post.body.contains(container) || block.nodes.some((node) => post.body?.contains(node));
  if (isHead(text, post)) return false;
  return keep.has(block.id) || isProse(block);
}

// What is quoted stands in its own post, so it is left to the choice, which keeps nothing twice.
function isQuoted(container: Element, body: Element): boolean {
  const quote = container.closest('blockquote, [class*="quote" i]');
  return quote !== null && quote !== body && body.contains(quote);
}

/** Whether a block says no more than author and time: a number or a word beside them is no words of the post. */
function isHead(text: string, { author, time }: ThreadPost): boolean {
  if (!text.includes(author) && !(time !== '' && text.includes(time))) return false;
  return wordsIn(withoutAgo(text.replace(author, '').replace(time, ''))) <= 2;
}

/**
 * Puts author and time, as the page gives them, on a line before each post. Before the list that a post may begin with,
 * and in place of the tables that the page lays its posts out with.
 */
export function putHeads(heads: readonly Head[]): void {
  for (const { post, block } of heads) {
    for (let up = post.body ?? post.element; up; up = up.parentElement as Element)
      if (tagOf(up) === 'TABLE') up.setAttribute('role', 'presentation');
    putHead(post, block);
  }
}

function putHead(post: ThreadPost, { container }: Block): void {
  const { element, body } = post;
  if (body && mayHold(body)) {
    body.prepend(headOf(post));
    return;
  }
  let place: Element = body ?? container;
  for (let up = place.parentElement; up && element !== up && element.contains(up); up = up.parentElement)
    if (!mayHold(up)) place = up;
  if (place === element) element.prepend(headOf(post));
  else place.before(headOf(post));
}

function headOf({ element, author, time }: ThreadPost): Element {
  const page = element.ownerDocument;
  const line = page.createElement('p');
  const name = page.createElement('strong');
  name.textContent = author;
  line.append(name, ...(time === '' ? [] : [` · ${time}`]));
  return line;
}

const mayHold = (element: Element): boolean =>
  !INLINE.has(tagOf(element)) && !HOLDS_OTHER.has(tagOf(element));

const HOLDS_OTHER = new Set('P PRE UL OL DL TABLE TBODY TR H1 H2 H3 H4 H5 H6 FIGURE'.split(' '));
