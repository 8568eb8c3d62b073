import type { Byline } from './bylines';

// Forum software uses these class names only for the body of a post. Names of `LIKELY_BODY_NAME` can also
// belong to an element that contains buttons.
const EXACT_BODY_NAME =
  /^(?:cooked|bbWrapper|commtext|toptext|usertext-body|js-post-body|comment-copy|post_message_\d+|CommentBody-root|md)$/i;
const LIKELY_BODY_NAME =
  /body|content|prose|markdown|usertext|comment[-_]?text|post[-_]?text|message[-_]?text|richtext|^(?:text|message|copy)$/i;
const NON_BODY_NAME =
  /signature|(?:^|[-_])sig(?:$|[-_])|footer|attach|reaction|quote|user-?info|profile|vote|menu|button/i;

/**
 * Returns the element that contains the text of a post but not its bylines. Elements with an exact body name
 * come first, then longer elements. Elements for which `isPost` returns true are not searched. Returns null
 * if no element has the name of a body.
 */
export function findPostBody(
  post: Element,
  bylines: readonly Byline[],
  isPost: (element: Element) => boolean,
): Element | null {
  const bylineElements = bylines
    .map((byline) => byline.element)
    .filter((bylineElement) => !bylineElement.closest('blockquote'));
  let bestBody: RankedElement | null = null;
  for (const element of walkDescendants(post, isPost)) {
    const rank = getBodyRank(element);
    if (rank === null || bylineElements.some((bylineElement) => element.contains(bylineElement))) continue;
    bestBody = chooseBetterElement(bestBody, element, rank);
  }
  return bestBody?.element ?? null;
}

type RankedElement = { element: Element; rank: number; size: number };

// An element inside the current best element is shorter, so its text is not measured.
function chooseBetterElement(
  bestElement: RankedElement | null,
  element: Element,
  rank: number,
): RankedElement | null {
  if (
    bestElement &&
    (rank > bestElement.rank || (rank === bestElement.rank && bestElement.element.contains(element)))
  )
    return bestElement;
  const size = (element.textContent ?? '').trim().length;
  return !bestElement || rank < bestElement.rank || size > bestElement.size
    ? { element, rank, size }
    : bestElement;
}

function* walkDescendants(post: Element, isPost: (element: Element) => boolean): Generator<Element> {
  const walker = post.ownerDocument.createTreeWalker(post, NodeFilter.SHOW_ELEMENT, (node) =>
    isPost(node as Element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node as Element;
}

const NON_BODY_ANCESTOR = 'aside, footer, button, blockquote, nav';

function getBodyRank(element: Element): number | null {
  const classNamesAndId = `${element.getAttribute('class') ?? ''} ${element.id}`.split(/\s+/);
  const hasBodyName = classNamesAndId.some(
    (name) => LIKELY_BODY_NAME.test(name) || EXACT_BODY_NAME.test(name),
  );
  const isMarkedAsText =
    /(?:^|\s)(?:text|articleBody|commentText)(?:\s|$)/.test(element.getAttribute('itemprop') ?? '') ||
    /^(?:comment|text-body)$/.test(element.getAttribute('slot') ?? '');
  if (!isMarkedAsText && !hasBodyName) return null;
  if (classNamesAndId.some((name) => NON_BODY_NAME.test(name)) || element.closest(NON_BODY_ANCESTOR))
    return null;
  return isMarkedAsText || classNamesAndId.some((name) => EXACT_BODY_NAME.test(name)) ? 0 : 1;
}
