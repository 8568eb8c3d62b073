import type { Block } from './segment';
import { tagOf } from './tags';
import type { Posts } from './thread';

/** A post, a comment, an answer: by schema.org's types, or by the words that forum programs name their elements with. */
const POST_TYPE =
  /schema\.org\/(?:Comment|DiscussionForumPosting|SocialMediaPosting|Answer|Question|Review)$/;
const POST_NAME =
  /^(?:[a-z]+[-_])?(?:post|comment|message|reply|answer|response|topic-body|crawler-post|post-?(?:row|item|container|stream)|comment-?(?:node|item|body)|message-body)(?:[-_](?:row|item|container|wrapper|node|block|\d+))?$|^(?:js-post|ipsComment|ipsType_richText|postbody|postcontainer|commtext|p-comment|athing|comtr)$/i;

/**
 * The posts of a thread: elements in like places that are each named a post, at least two. Blocks are told by the
 * outermost post around them; a page without a thread gives an empty set.
 */
export function postsOf(root: Element): Set<Element> {
  const families = new Map<string, Element[]>();
  for (const element of root.querySelectorAll('[class],[itemtype]')) {
    if (!isPost(element)) continue;
    const key = `${tagOf(element)}|${element.getAttribute('itemtype') ?? ''}|${namesOf(element)
      .filter((name) => POST_NAME.test(name))
      .join(' ')
      .replace(/\d+/g, '')}`;
    const family = families.get(key);
    if (family) family.push(element);
    else families.set(key, [element]);
  }
  const posts = new Set<Element>();
  for (const family of families.values()) {
    if (family.length < 2) continue;
    for (const element of family) posts.add(element);
  }
  return posts;
}

const namesOf = (element: Element): string[] =>
  (element.getAttribute('class') ?? '').split(/\s+/).filter((name) => name !== '');

const isPost = (element: Element): boolean =>
  tagOf(element) !== 'BODY' &&
  (POST_TYPE.test(element.getAttribute('itemtype') ?? '') ||
    namesOf(element).some((name) => POST_NAME.test(name)));

/** Where the posts among these blocks stand. */
export function postsAmong(root: Element, blocks: readonly Block[]): Posts {
  const posts = postsOf(root);
  const known = new Map<Element, boolean>();
  const has = (container: Element): boolean => isWithin(container, posts, known);
  const words = blocks.reduce((sum, block) => sum + (has(block.container) ? block.words : 0), 0);
  return { count: posts.size, has, words };
}

function isWithin(element: Element | null, posts: Set<Element>, known: Map<Element, boolean>): boolean {
  if (!element) return false;
  const found = known.get(element);
  if (found !== undefined) return found;
  const within = posts.has(element) || isWithin(element.parentElement, posts, known);
  known.set(element, within);
  return within;
}
