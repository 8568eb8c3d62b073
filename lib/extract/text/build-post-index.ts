import type { PostIndex } from './get-min-probabilities';
import type { Block } from './split-into-blocks';
import { getTagName } from './tags';

/** A post, a comment, an answer: by schema.org's types, or by the words that forum programs name their elements with. */
const POST_TYPE =
  /schema\.org\/(?:Comment|DiscussionForumPosting|SocialMediaPosting|Answer|Question|Review)$/;
const POST_NAME =
  /^(?:[a-z]+[-_])?(?:post|comment|message|reply|answer|response|topic-body|crawler-post|post-?(?:row|item|container|stream)|comment-?(?:node|item|body)|message-body)(?:[-_](?:row|item|container|wrapper|node|block|\d+))?$|^(?:js-post|ipsComment|ipsType_richText|postbody|postcontainer|commtext|p-comment|athing|comtr)$/i;

/**
 * The posts of a thread: elements in like places that are each named a post, at least two. Blocks are told by the
 * outermost post around them; a page without a thread gives an empty set.
 */
export function findPostElements(root: Element): Set<Element> {
  const groups = new Map<string, Element[]>();
  for (const element of root.querySelectorAll('[class],[itemtype]')) {
    if (!isPost(element)) continue;
    const key = `${getTagName(element)}|${element.getAttribute('itemtype') ?? ''}|${getClassNames(element)
      .filter((name) => POST_NAME.test(name))
      .join(' ')
      .replace(/\d+/g, '')}`;
    const group = groups.get(key);
    if (group) group.push(element);
    else groups.set(key, [element]);
  }
  const posts = new Set<Element>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    for (const element of group) posts.add(element);
  }
  return posts;
}

const getClassNames = (element: Element): string[] =>
  (element.getAttribute('class') ?? '').split(/\s+/).filter((name) => name !== '');

const isPost = (element: Element): boolean =>
  getTagName(element) !== 'BODY' &&
  (POST_TYPE.test(element.getAttribute('itemtype') ?? '') ||
    getClassNames(element).some((name) => POST_NAME.test(name)));

/** Where the posts among these blocks stand. */
export function buildPostIndex(root: Element, blocks: readonly Block[]): PostIndex {
  const posts = findPostElements(root);
  const cache = new Map<Element, boolean>();
  const isInPost = (container: Element): boolean => isInsidePost(container, posts, cache);
  const words = blocks.reduce((sum, block) => sum + (isInPost(block.container) ? block.words : 0), 0);
  return { count: posts.size, contains: isInPost, words };
}

function isInsidePost(element: Element | null, posts: Set<Element>, cache: Map<Element, boolean>): boolean {
  if (!element) return false;
  const cached = cache.get(element);
  if (cached !== undefined) return cached;
  const result = posts.has(element) || isInsidePost(element.parentElement, posts, cache);
  cache.set(element, result);
  return result;
}
