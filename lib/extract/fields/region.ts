import {
  all,
  closest,
  first,
  isElement,
  isText,
  isUnseen,
  linesOf,
  namesOf,
  parentOf,
  siblingOf,
} from './dom';

/** A line of text near the headline; `before` it or after it. */
export type NearLine = { text: string; before: boolean };

/**
 * The lines of text around an element, nearest first as they stand: those before it, then those after it. Datelines and
 * bylines stand there. Menus, asides, footers and lists of other stories are left out.
 */
export function linesNear(element: Element, counts: { before: number; after: number }): NearLine[] {
  const before = walk(element, 'before', counts.before).reverse();
  const after = walk(element, 'after', counts.after);
  return [
    ...before.map((text) => ({ text, before: true })),
    ...after.map((text) => ({ text, before: false })),
  ];
}

/**
 * Whether an element belongs to something beside what the page is about: menus, comments, teasers of other stories. The
 * heading tells which of several `article`s is the page's own.
 */
export function isBeside(element: Element, heading: Element | null): boolean {
  const beside = closest(element, BESIDE_TAGS);
  // Broken markup can put the whole page into an aside; what is in `main` is not beside it.
  const main = beside ? closest(element, 'main, [role="main"]') : null;
  if (beside && !(main && main !== beside && contains(beside, main))) return true;
  const quoted = closest(element, QUOTED);
  if (quoted && !(heading && contains(quoted, heading))) return true;
  const story = heading ? closest(element, 'article') : null;
  if (story && heading && !contains(story, heading) && first(story, LINKED_HEADING) !== null) return true;
  return besideByName(element);
}

// A teaser's heading leads to its story; a story's own headings lead nowhere.
const LINKED_HEADING =
  'h2 a[href]:not([href^="#"]), h3 a[href]:not([href^="#"]), h4 a[href]:not([href^="#"]), a[href] h2, a[href] h3';

const contains = (outer: Element, inner: Element): boolean => Node.prototype.contains.call(outer, inner);

const BESIDE_TAGS =
  'nav, aside, footer, dialog, [role="navigation"], [role="complementary"], [role="contentinfo"], [hidden]';
const BESIDE_NAMES =
  /(?:^|[\s_-])(?:related|recommend\w*|sidebar|side-?bar|comments?|comment-?list|respond|widget-area|popular|trending|latest|more-(?:posts|stories|articles|from)|read-?next|you-?may|promo|newsletter|breadcrumbs?|menu|footer|cookie|modal|carousel|teaser|testimonials?|reviews?)(?:$|[\s_-])/;
const MAX_CLIMB = 12;
const MAX_SIBLINGS = 200;

function besideByName(element: Element): boolean {
  let node: Element | null = element;
  for (let step = 0; node && step < 8; step++, node = parentOf(node)) {
    if (node.localName === 'body' || node.localName === 'main' || node.localName === 'article') return false;
    if (BESIDE_NAMES.test(namesOf(node))) return true;
  }
  return false;
}

function walk(element: Element, side: 'before' | 'after', limit: number): string[] {
  const lines: string[] = [];
  let node = element;
  for (let step = 0; step < MAX_CLIMB && lines.length < limit; step++) {
    lines.push(...linesBeside(node, side, limit - lines.length));
    const parent = parentOf(node);
    if (!parent || /^(?:body|main|article)$/.test(parent.localName)) break;
    node = parent;
  }
  return lines.slice(0, limit);
}

function linesBeside(element: Element, side: 'before' | 'after', limit: number): string[] {
  const lines: string[] = [];
  let sibling = siblingOf(element, side);
  for (let steps = 0; sibling && lines.length < limit && steps < MAX_SIBLINGS; steps++) {
    const found = linesIn(sibling);
    lines.push(...(side === 'after' ? found : found.reverse()));
    sibling = siblingOf(sibling, side);
  }
  return lines;
}

function linesIn(node: Node): string[] {
  if (isText(node))
    return [node.data.slice(0, 1500).replace(/\s+/g, ' ').trim()].filter((text) => text !== '');
  if (!isElement(node) || isLeftOut(node)) return [];
  if (/^(?:nav|aside|footer|form)$/.test(node.localName) || BESIDE_NAMES.test(namesOf(node))) return [];
  return isListOfStories(node) ? [] : linesOf(node, 1500, isLeftOut);
}

// Words of others: a quotation, an embedded post, the words under a picture.
const QUOTED = 'blockquote, figcaption';

const isLeftOut = (element: Element): boolean =>
  isUnseen(element) || element.localName === 'blockquote' || element.localName === 'figcaption';

const isListOfStories = (element: Element): boolean =>
  (element.localName === 'article' ? [element] : all(element, 'article')).some(
    (story) => first(story, LINKED_HEADING) !== null,
  );
