import { PAGE_WRAPPER_ATTRIBUTE } from '../marker-attributes';
import type { Block } from '../split-into-blocks';
import { isProse } from './page-posts';

const COMMENT_NAME =
  /(?:^|[\s_-])(?:comments?|comment-?(?:list|area|section|thread|tree|body|content|text|item|wrapper|respond)|commentlist|kommentare?|commentaires?|comentarios|commenti|reacties|komentarze)(?=$|[\s_-])/i;
const COMMENT_MARKUP =
  '[itemprop~="comment"], [itemtype$="schema.org/Comment"], [itemtype$="schema.org/UserComments"], [property~="comment"]';
const CANDIDATE_SELECTOR = `[class*="comment" i], [id*="comment" i], [id*="kommentar" i], [class*="kommentar" i], [class*="comentario" i], [class*="reacties" i], [id*="reacties" i], [class*="komentarz" i], ${COMMENT_MARKUP}`;
const FORM_OR_NAV_SELECTOR = `form:not([${PAGE_WRAPPER_ATTRIBUTE}]), nav`;
// The maximum share of the words of the article in a comment area. A name such as "has-comments" can belong
// to the whole page.
const MAX_KEPT_SHARE = 0.5;
// A shorter text, such as "no comments yet", is not a discussion.
const MIN_COMMENT_WORDS = 20;

/** The blocks of the comments below an article, and the number of their words. */
export type Comments = {
  blocks: Block[];
  words: number;
  /**
   * Returns the element with all comments that contains an element, or null if the element is not in the
   * comments.
   */
  findCommentArea: (element: Element) => Element | null;
};

/**
 * Finds the comments below an article: the prose in elements that are marked or named as comments and contain
 * at most half of the article. Returns null if the page has no comments, or fewer than 20 words of them.
 */
export function findComments(
  body: Element,
  blocks: readonly Block[],
  keptBlockIds: ReadonlySet<number>,
): Comments | null {
  const areas = listCommentAreas(body, blocks, keptBlockIds);
  if (areas.size === 0) return null;
  const findCommentArea = (element: Element) => {
    for (let ancestor: Element | null = element; ancestor; ancestor = ancestor.parentElement)
      if (areas.has(ancestor)) return ancestor;
    return null;
  };
  const commentBlocks = blocks.filter(
    (block) =>
      isProse(block) &&
      findCommentArea(block.container) !== null &&
      block.container.closest(FORM_OR_NAV_SELECTOR) === null,
  );
  const words = commentBlocks.reduce((sum, block) => sum + block.words, 0);
  return words >= MIN_COMMENT_WORDS ? { blocks: commentBlocks, words, findCommentArea } : null;
}

function listCommentAreas(
  body: Element,
  blocks: readonly Block[],
  keptBlockIds: ReadonlySet<number>,
): Set<Element> {
  const candidates = [...body.querySelectorAll(CANDIDATE_SELECTOR)].filter(isDiscussion);
  const articleWords = blocks.reduce((sum, { id, words }) => sum + (keptBlockIds.has(id) ? words : 0), 0);
  const areas = new Set<Element>();
  for (const candidate of candidates.slice(0, MAX_CANDIDATES)) {
    if ([...areas].some((area) => area.contains(candidate))) continue;
    const articleWordsInside = blocks.reduce(
      (sum, { id, words, container }) =>
        sum + (keptBlockIds.has(id) && candidate.contains(container) ? words : 0),
      0,
    );
    if (articleWordsInside <= MAX_KEPT_SHARE * articleWords) areas.add(candidate);
  }
  return areas;
}

const MAX_CANDIDATES = 60;

// Returns whether an element is marked or named as comments and contains people who write them. A chapter
// about comments, the comments in code and a list of recent comments have similar names.
function isDiscussion(element: Element): boolean {
  if (element.matches(COMMENT_MARKUP)) return true;
  const names = `${element.getAttribute('class') ?? ''} ${element.id}`;
  return (
    COMMENT_NAME.test(names) &&
    !/recent|latest|widget|(?:no|has|with)-comments/i.test(names) &&
    element.closest('pre, code, aside, nav') === null &&
    element.querySelector(COMMENTER_SELECTOR) !== null
  );
}

const COMMENTER_SELECTOR =
  'time, [datetime], cite, [class*="author" i], [class*="avatar" i], [class*="user" i], [class*="reply" i], [href*="reply" i], [class*="date" i], [class*="name" i]';
