import { getTagName, splitTokens } from '../tags';
import type { Byline } from './bylines';

/**
 * Returns elements that may be posts: elements with an author whose tag, type or class name is that of a
 * post. If there are fewer than two, returns siblings of the same structure that each contain an author and a
 * time.
 */
export function listPostCandidates(
  root: Element,
  authors: readonly Byline[],
  times: readonly Byline[],
): Set<Element> {
  const [elementsWithAuthor, elementsWithTime] = [
    listBylineAncestors(authors, root),
    listBylineAncestors(times, root),
  ];
  const bylineElements = new Set(authors.map(({ element }) => element));
  const groupByKey = new Map<string, Element[]>();
  for (const element of elementsWithAuthor) {
    // The class `author-post` of a byline looks like the class of a post.
    if (bylineElements.has(element) && !elementsWithTime.has(element)) continue;
    const key = hasPostName(element) || elementsWithTime.has(element) ? buildGroupKey(element) : null;
    if (key !== null) addToGroup(groupByKey, key, element);
  }
  const groups = [...groupByKey.values()];
  const elementsWithPostName = groups
    .filter(([firstElement]) => firstElement && hasPostName(firstElement))
    .flat();
  if (elementsWithPostName.length > 1) return new Set(elementsWithPostName);
  return new Set(groups.filter((group) => hasSiblingPosts(group, elementsWithTime)).flat());
}

/** Appends an element to the group with this key, and creates the group if it does not exist. */
export function addToGroup<Key>(groupByKey: Map<Key, Element[]>, key: Key, element: Element): void {
  const group = groupByKey.get(key);
  if (group) group.push(element);
  else groupByKey.set(key, [element]);
}

// Posts without a post name must be siblings, because elements of the same structure within a single post are
// not.
function hasSiblingPosts(group: readonly Element[], elementsWithTime: ReadonlySet<Element>): boolean {
  const parents = new Set<Element | null>();
  return group.some((element) => {
    const isSibling = elementsWithTime.has(element) && parents.has(element.parentElement);
    parents.add(element.parentElement);
    return isSibling;
  });
}

/** Returns the elements that contain a byline or have an attribute with the author. */
function listBylineAncestors(bylines: readonly Byline[], root: Element): Set<Element> {
  const elements = new Set<Element>();
  for (const { element } of bylines) {
    for (
      let ancestor: Element | null = element;
      ancestor && ancestor !== root && !elements.has(ancestor);
      ancestor = ancestor.parentElement
    )
      elements.add(ancestor);
  }
  for (const element of root.querySelectorAll(AUTHOR_ATTRIBUTE_SELECTOR)) elements.add(element);
  return elements;
}

const AUTHOR_ATTRIBUTE_SELECTOR = '[data-author],[author]';

/** Returns whether the schema.org type, the tag or a class name of the element says that it is a post. */
export const hasPostName = (element: Element): boolean =>
  POST_TYPE.test(element.getAttribute('itemtype') ?? '') ||
  POST_TAG.test(getTagName(element)) ||
  getClassNamesAndId(element).some((name) => POST_NAME.test(name));

// Names such as `post-117` contain the number of the post, so digits are replaced.
const getClassNamesAndId = (element: Element): string[] =>
  splitTokens(`${element.getAttribute('class') ?? ''} ${/\d/.test(element.id) ? element.id : ''}`).map(
    (name) => name.replace(/\d+/g, '#'),
  );

/** Returns a key that is equal for elements of the same structure, or null for an element without a name. */
function buildGroupKey(element: Element): string | null {
  const names = getClassNamesAndId(element);
  const postNames = names.filter((name) => POST_NAME.test(name));
  const type = element.getAttribute('itemtype') ?? '';
  const groupNames = postNames.length > 0 ? postNames : names.slice(0, 2);
  return groupNames.length === 0 && type === '' && !getTagName(element).includes('-')
    ? null
    : `${getTagName(element)}|${type}|${groupNames.join(' ')}`;
}

/**
 * Returns whether a candidate is a comment on a question or an answer. Such a comment is not treated as a
 * post, and the block model decides whether it is kept.
 */
export function isPostComment(element: Element, candidates: ReadonlySet<Element>): boolean {
  const outerCandidate = findContainingCandidate(element.parentElement, candidates);
  return (
    outerCandidate !== null &&
    !QUESTION_OR_ANSWER.test(getTypeAndClass(element)) &&
    QUESTION_OR_ANSWER.test(getTypeAndClass(outerCandidate))
  );
}

const QUESTION_OR_ANSWER = /\b(?:answer|question)\b/i;

const getTypeAndClass = (element: Element): string =>
  `${element.getAttribute('itemtype') ?? ''} ${element.getAttribute('class') ?? ''}`;

/** Returns the innermost candidate that contains the element, or null. */
export function findContainingCandidate(
  element: Element | null,
  candidates: ReadonlySet<Element>,
): Element | null {
  let ancestor = element;
  while (ancestor && !candidates.has(ancestor)) ancestor = ancestor.parentElement;
  return ancestor;
}

/** Returns whether the element has an attribute with the name of its author. */
export const hasAuthorAttribute = (element: Element): boolean => element.matches(AUTHOR_ATTRIBUTE_SELECTOR);

const POST_TYPE = /schema\.org\/(?:Comment|DiscussionForumPosting|SocialMediaPosting|Answer|Question)$/;
const POST_NAME =
  /^(?:[a-z]+[-_])?(?:post|comments?|message|reply|answer|response|topic-body|crawler-post|post-?(?:row|item|container|stream)|comments?-?(?:node|item|body|root)|message-body)(?:[-_](?:row|item|container|wrapper|node|block|root)|[-_]?#)?$|^(?:js-post|ipsComment|postbody|postcontainer|postbit(?:legacy)?|commtext|p-comment|athing|comtr|CommentsItem-root|CommentPost|question|fatitem|op|post-listing)$/i;
const POST_TAG = /-(?:post|comment|reply|message|answer)$/i;
