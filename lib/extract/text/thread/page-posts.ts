import { hasPageTypeFlag } from '../page-type-flags';
import type { Block } from '../split-into-blocks';
import { getClassNames, getTagName } from '../tags';
import { addToGroup } from './list-post-candidates';

/**
 * The number of posts on a page, the number of words in them, and a function that returns whether an element
 * is inside a post.
 */
export type PagePosts = { postCount: number; isInPost: (container: Element) => boolean; postWords: number };

/**
 * In a thread, posts contain more than this share of the words. In an article with comments, they usually
 * contain a smaller share.
 */
export const MIN_THREAD_SHARE = 0.4;
/** A block with fewer words is a button or a name, and not part of the text of a post. */
export const MIN_POST_WORDS = 5;
const MIN_POST_PROBABILITY = 0.6;
const MAX_LINK_SHARE = 0.6;

/**
 * Finds the posts of a page and counts the words of the blocks in them. `root` is the body of the working
 * copy.
 */
export function findPagePosts(root: Element, blocks: readonly Block[]): PagePosts {
  const posts = listPostElements(root);
  const resultByElement = new Map<Element, boolean>();
  const isInPost = (container: Element): boolean => isInsidePost(container, posts, resultByElement);
  const postWords = blocks.reduce((sum, block) => sum + (isInPost(block.container) ? block.words : 0), 0);
  return { postCount: posts.size, isInPost, postWords };
}

function isInsidePost(
  element: Element | null,
  posts: Set<Element>,
  resultByElement: Map<Element, boolean>,
): boolean {
  if (!element) return false;
  const cachedResult = resultByElement.get(element);
  if (cachedResult !== undefined) return cachedResult;
  const isInside = posts.has(element) || isInsidePost(element.parentElement, posts, resultByElement);
  resultByElement.set(element, isInside);
  return isInside;
}

/**
 * Returns whether a block in a post can belong to the text of the post: it is long enough and does not
 * consist mostly of links. The limit for links is higher than in `list-non-boilerplate-ids.ts`, because posts
 * often have more links than articles.
 */
export const isProse = ({ words, linkChars, text }: Block): boolean =>
  words >= MIN_POST_WORDS && linkChars < MAX_LINK_SHARE * text.length;

/**
 * Returns the minimum of the probability that each block is kept. In a thread, the text of every post gets a minimum
 * probability, because both extractors look for one article and keep only the first or the longest post. A
 * page is a thread if its metadata or URL says so, and if it consists mostly of posts.
 */
export function getMinProbabilities(
  blocks: readonly Block[],
  pagePosts: PagePosts,
  pageTypeFlags: readonly number[],
): number[] {
  const pageWords = blocks.reduce((sum, block) => sum + block.words, 0);
  const isThread =
    pagePosts.postCount > 1 &&
    pagePosts.postWords > MIN_THREAD_SHARE * pageWords &&
    (hasPageTypeFlag(pageTypeFlags, 'saysForum') || hasPageTypeFlag(pageTypeFlags, 'urlForum'));
  return blocks.map((block) => (isThread && isPostProse(block, pagePosts) ? MIN_POST_PROBABILITY : 0));
}

const isPostProse = (block: Block, pagePosts: PagePosts): boolean =>
  pagePosts.isInPost(block.container) && isProse(block);

/**
 * Types of https://schema.org and class names of forum software. Do not change these patterns without
 * training the block model again. `list-post-candidates.ts` has wider patterns.
 */
const POST_TYPE =
  /schema\.org\/(?:Comment|DiscussionForumPosting|SocialMediaPosting|Answer|Question|Review)$/;
const POST_NAME =
  /^(?:[a-z]+[-_])?(?:post|comment|message|reply|answer|response|topic-body|crawler-post|post-?(?:row|item|container|stream)|comment-?(?:node|item|body)|message-body)(?:[-_](?:row|item|container|wrapper|node|block|\d+))?$|^(?:js-post|ipsComment|ipsType_richText|postbody|postcontainer|commtext|p-comment|athing|comtr)$/i;

/**
 * Returns the elements with the class name or type of a post. An element counts only if another element has
 * the same tag and names. The set is empty for a page without repeated posts.
 */
function listPostElements(root: Element): Set<Element> {
  const groups = new Map<string, Element[]>();
  for (const element of root.querySelectorAll('[class],[itemtype]')) {
    if (!isPost(element)) continue;
    const key = `${getTagName(element)}|${element.getAttribute('itemtype') ?? ''}|${getClassNames(element)
      .filter((name) => POST_NAME.test(name))
      .join(' ')
      .replace(/\d+/g, '')}`;
    addToGroup(groups, key, element);
  }
  const posts = new Set<Element>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    for (const element of group) posts.add(element);
  }
  return posts;
}

const isPost = (element: Element): boolean =>
  getTagName(element) !== 'BODY' &&
  (POST_TYPE.test(element.getAttribute('itemtype') ?? '') ||
    getClassNames(element).some((name) => POST_NAME.test(name)));
