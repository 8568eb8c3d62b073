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
 * `marks` say author or time, `isOwn` whether an element stands in this post and in none inside. Null: none is named so.
 */
export function postBody(
  post: Element,
  marks: readonly Mark[],
  isOwn: (element: Element) => boolean,
): Element | null {
  const heads = marks.map((mark) => mark.element).filter((head) => !head.closest('blockquote'));
  let best: { part: Element; rank: number; size: number } | null = null;
  for (const part of post.querySelectorAll('[class],[id],[itemprop],[slot]')) {
    const rank = bodyRank(part);
    if (rank === null || !isOwn(part) || part.closest(NO_BODY_PLACE)) continue;
    if (heads.some((head) => part.contains(head))) continue;
    const size = (part.textContent ?? '').trim().length;
    if (!best || rank < best.rank || (rank === best.rank && size > best.size)) best = { part, rank, size };
  }
  return best?.part ?? null;
}

const NO_BODY_PLACE = 'aside, footer, button, blockquote, nav';

function bodyRank(part: Element): number | null {
  const names = `${part.getAttribute('class') ?? ''} ${part.id}`.split(/\s+/);
  if (names.some((name) => NO_BODY.test(name))) return null;
  const isSaid =
    /(?:^|\s)(?:text|articleBody|commentText)(?:\s|$)/.test(part.getAttribute('itemprop') ?? '') ||
    /^(?:comment|text-body)$/.test(part.getAttribute('slot') ?? '');
  if (isSaid || names.some((name) => BODY_EXACT.test(name))) return 0;
  return names.some((name) => BODY_NAME.test(name)) ? 1 : null;
}
