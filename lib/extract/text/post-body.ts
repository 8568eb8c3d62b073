import type { Mark } from './post-marks';

// The words that programs use for nothing else, then those that may hold buttons too.
const BODY_EXACT =
  /^(?:cooked|bbWrapper|commtext|toptext|usertext-body|js-post-body|comment-copy|post_message_\d+|CommentBody-root|md)$/i;
const BODY_NAME =
  /body|content|prose|markdown|usertext|comment[-_]?text|post[-_]?text|message[-_]?text|richtext|^(?:text|message|copy)$/i;
const NO_BODY =
  /signature|(?:^|[-_])sig(?:$|[-_])|footer|attach|reaction|quote|user-?info|profile|vote|menu|button/i;

/**
 * The element that holds the words of a post and neither its author nor its time: the one named best, then the fullest.
 * `marks` say author or time, `isPost` whether an element is a post, which is then passed over. Null: none is named so.
 */
export function postBody(
  post: Element,
  marks: readonly Mark[],
  isPost: (element: Element) => boolean,
): Element | null {
  const heads = marks.map((mark) => mark.element).filter((head) => !head.closest('blockquote'));
  let best: Ranked | null = null;
  for (const part of partsOf(post, isPost)) {
    const rank = bodyRank(part);
    if (rank === null || heads.some((head) => part.contains(head))) continue;
    best = better(best, part, rank);
  }
  return best?.part ?? null;
}

type Ranked = { part: Element; rank: number; size: number };

// What stands in the best one so far holds less, so that its words need not be counted.
function better(best: Ranked | null, part: Element, rank: number): Ranked | null {
  if (best && (rank > best.rank || (rank === best.rank && best.part.contains(part)))) return best;
  const size = (part.textContent ?? '').trim().length;
  return !best || rank < best.rank || size > best.size ? { part, rank, size } : best;
}

function* partsOf(post: Element, isPost: (element: Element) => boolean): Generator<Element> {
  const walker = post.ownerDocument.createTreeWalker(post, NodeFilter.SHOW_ELEMENT, (node) =>
    isPost(node as Element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node as Element;
}

const NO_BODY_PLACE = 'aside, footer, button, blockquote, nav';

function bodyRank(part: Element): number | null {
  const names = `${part.getAttribute('class') ?? ''} ${part.id}`.split(/\s+/);
  const isNamed = names.some((name) => BODY_NAME.test(name) || BODY_EXACT.test(name));
  const isSaid =
    /(?:^|\s)(?:text|articleBody|commentText)(?:\s|$)/.test(part.getAttribute('itemprop') ?? '') ||
    /^(?:comment|text-body)$/.test(part.getAttribute('slot') ?? '');
  if (!isSaid && !isNamed) return null;
  if (names.some((name) => NO_BODY.test(name)) || part.closest(NO_BODY_PLACE)) return null;
  return isSaid || names.some((name) => BODY_EXACT.test(name)) ? 0 : 1;
}
