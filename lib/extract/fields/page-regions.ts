import {
  closest,
  getClassAndId,
  getParentElement,
  getSiblingNode,
  getVisibleLines,
  isElementNode,
  isHidden,
  isTextNode,
  queryAll,
  queryFirst,
} from './dom';

/** A line of text near the heading. `isBefore` is true if the line precedes the heading. */
export type NearbyLine = { text: string; isBefore: boolean };

/**
 * Returns the lines before and after an element, in document order. On most pages, the dateline and byline
 * are among them. Menus, asides, footers and lists of other stories are skipped.
 */
export function getNearbyLines(element: Element, limits: { before: number; after: number }): NearbyLine[] {
  const linesBefore = collectLinesOnSide(element, 'previous', limits.before).reverse();
  const linesAfter = collectLinesOnSide(element, 'next', limits.after);
  return [
    ...linesBefore.map((text) => ({ text, isBefore: true })),
    ...linesAfter.map((text) => ({ text, isBefore: false })),
  ];
}

/**
 * Returns the lines of the `footer` of the article that contains the heading. They can contain the date and
 * the authors.
 */
export function getArticleFooterLines(heading: Element): string[] {
  const articleElement = closest(heading, 'article');
  const footer = articleElement
    ? queryAll(articleElement, 'footer').find((element) => isArticleFooter(element, heading))
    : undefined;
  return footer ? getVisibleLines(footer, 500, (element) => isHiddenOrByOtherAuthor(element, heading)) : [];
}

/**
 * Returns the lines of the short `aside` elements of the article that contains the heading. They can contain
 * the date and the authors. An `aside` that is long or has a heading is about something else and is left out.
 */
export function getArticleAsideLines(heading: Element): string[] {
  const articleElement = closest(heading, 'article');
  const asides = articleElement ? queryAll(articleElement, 'aside').slice(0, MAX_ASIDES) : [];
  return asides
    .filter((aside) => isArticleAside(aside, heading))
    .flatMap((aside) => getVisibleLines(aside, MAX_ASIDE_LENGTH));
}

const MAX_ASIDES = 4;
const MAX_ASIDE_LENGTH = 300;

function isArticleAside(element: Element, heading: Element): boolean {
  const articleElement = closest(heading, 'article');
  const parent = getParentElement(element);
  return (
    element.localName === 'aside' &&
    articleElement !== null &&
    (parent === articleElement || (parent !== null && containsElement(parent, heading))) &&
    !SECONDARY_NAMES.test(getClassAndId(element)) &&
    queryFirst(element, 'h1, h2, h3, h4, h5, h6, aside, article, form') === null &&
    getVisibleLines(element, MAX_ASIDE_LENGTH + 1).join(' ').length <= MAX_ASIDE_LENGTH
  );
}

/**
 * Returns whether an element belongs to secondary content, such as menus, comments or teasers. A page can
 * have several `article` elements; the main article contains `heading`.
 */
export function isSecondaryContent(element: Element, heading: Element | null): boolean {
  const secondaryElement = findSecondaryAncestor(element, heading);
  // Broken markup can put the whole page inside an aside. Content in a `main` inside that aside is not
  // secondary.
  const mainElement = secondaryElement ? closest(element, 'main, [role="main"]') : null;
  if (
    secondaryElement &&
    !(mainElement && mainElement !== secondaryElement && containsElement(secondaryElement, mainElement))
  )
    return true;
  const quotation = closest(element, QUOTATION_SELECTOR);
  if (quotation && !(heading && containsElement(quotation, heading))) return true;
  const articleElement = heading ? closest(element, 'article') : null;
  if (
    articleElement &&
    heading &&
    !containsElement(articleElement, heading) &&
    isOtherStory(articleElement, heading)
  )
    return true;
  return isHeaderOfCard(element, heading) || hasSecondaryName(element, heading);
}

// The header of a card or of an embedded post has a heading of its own. A header around the main heading, or
// with only a byline, belongs to the page.
function isHeaderOfCard(element: Element, heading: Element | null): boolean {
  const header = closest(element, 'header');
  const card = header && getParentElement(header);
  return (
    heading !== null &&
    header !== null &&
    card !== null &&
    !containsElement(card, heading) &&
    queryFirst(header, 'h1, h2, h3, h4, h5, h6') !== null
  );
}

// Returns whether an `article` element contains another story than that of the page:
// - A teaser has a heading that links to its story.
// - A page with endless scrolling appends whole stories with their own headings.
// - An article inside another article is a comment, a card or an embedded post
//   (https://html.spec.whatwg.org/#the-article-element).
const isOtherStory = (articleElement: Element, heading: Element): boolean =>
  isInsideMainArticle(articleElement, heading) ||
  queryFirst(articleElement, LINKED_HEADING_SELECTOR) !== null ||
  (closest(heading, 'article') !== null && queryFirst(articleElement, 'h1, h2') !== null);

const isInsideMainArticle = (element: Element, heading: Element): boolean => {
  const mainArticle = closest(heading, 'article');
  return mainArticle !== null && containsElement(mainArticle, element);
};

/**
 * Returns the nearest ancestor with secondary content. Two parts of the article that contains the heading are
 * not secondary: its `footer`, which is the place for the byline
 * (https://html.spec.whatwg.org/#the-footer-element), and a short `aside`.
 */
function findSecondaryAncestor(element: Element, heading: Element | null): Element | null {
  const secondaryElement = closest(element, SECONDARY_SELECTOR);
  if (!secondaryElement || !isArticleFooterOrAside(secondaryElement, heading)) return secondaryElement;
  const parent = getParentElement(secondaryElement);
  return parent && closest(parent, SECONDARY_SELECTOR);
}

const isArticleFooterOrAside = (element: Element, heading: Element | null): boolean =>
  isArticleFooter(element, heading) || (heading !== null && isArticleAside(element, heading));

function isArticleFooter(element: Element, heading: Element | null): boolean {
  const articleElement = element.localName === 'footer' && heading ? closest(element, 'article') : null;
  return articleElement !== null && articleElement === (heading && closest(heading, 'article'));
}

// In a teaser, the heading links to the story. In the story itself, headings do not contain links to other
// pages.
const LINKED_HEADING_SELECTOR =
  'h2 a[href]:not([href^="#"]), h3 a[href]:not([href^="#"]), h4 a[href]:not([href^="#"]), a[href] h2, a[href] h3';

const containsElement = (outer: Element, inner: Element): boolean =>
  Node.prototype.contains.call(outer, inner);

const SECONDARY_SELECTOR =
  'nav, aside, footer, dialog, [role="navigation"], [role="complementary"], [role="contentinfo"], [hidden]';
const SECONDARY_NAMES =
  /(?:^|[\s_-])(?:related|recommend\w*|sidebar|side-?bar|comments?|comment-?list|respond|widget-area|popular|trending|latest|more-(?:posts|stories|articles|from)|read-?next|you-?may|promo|newsletter|breadcrumbs?|menu|footer|cookie|modal|carousel|teaser|testimonials?|reviews?)(?:$|[\s_-])/;
// The name of the footer of a blog post, which contains the byline.
const POST_FOOTER_NAME = /(?:^|\s)(?:post|entry|article)-?footer[\w-]*/g;
const MAX_LEVELS_UP = 12;
// A container further up, such as a page wrapper named "has-sidebar", does not make its content secondary.
const MAX_SECONDARY_LEVELS = 8;
const MAX_SIBLINGS = 200;

function hasSecondaryName(element: Element, heading: Element | null): boolean {
  const footer = closest(element, 'footer');
  const isInFooter = footer !== null && isArticleFooter(footer, heading);
  let node: Element | null = element;
  for (let level = 0; node && level < MAX_SECONDARY_LEVELS; level++, node = getParentElement(node)) {
    if (node.localName === 'body' || node.localName === 'main' || node.localName === 'article') return false;
    const names = getClassAndId(node).replace(POST_FOOTER_NAME, ' ');
    if (SECONDARY_NAMES.test(isInFooter ? names.replaceAll('footer', '') : names)) return true;
  }
  return false;
}

function collectLinesOnSide(element: Element, side: 'previous' | 'next', limit: number): string[] {
  const lines: string[] = [];
  let node = element;
  for (let step = 0; step < MAX_LEVELS_UP && lines.length < limit; step++) {
    lines.push(...getSiblingLines(node, side, limit - lines.length, element));
    const parent = getParentElement(node);
    if (!parent || /^(?:body|main|article)$/.test(parent.localName)) break;
    node = parent;
  }
  return lines.slice(0, limit);
}

function getSiblingLines(
  element: Element,
  side: 'previous' | 'next',
  limit: number,
  heading: Element,
): string[] {
  const lines: string[] = [];
  let sibling = getSiblingNode(element, side);
  for (let steps = 0; sibling && lines.length < limit && steps < MAX_SIBLINGS; steps++) {
    const siblingLines = getNodeLines(sibling, heading);
    lines.push(...(side === 'next' ? siblingLines : siblingLines.reverse()));
    sibling = getSiblingNode(sibling, side);
  }
  return lines;
}

function getNodeLines(node: Node, heading: Element): string[] {
  if (isTextNode(node))
    return [node.data.slice(0, 1500).replace(/\s+/g, ' ').trim()].filter((text) => text !== '');
  if (!isElementNode(node) || isHiddenOrQuoted(node)) return [];
  const isPageFooter = node.localName === 'footer' && closest(node, 'article') === null;
  if (
    isPageFooter ||
    /^(?:nav|aside|form)$/.test(node.localName) ||
    SECONDARY_NAMES.test(getClassAndId(node))
  )
    return [];
  return isStoryList(node)
    ? []
    : getVisibleLines(node, 1500, (element) => isHiddenOrByOtherAuthor(element, heading));
}

// Quotations, embedded posts, comments and captions were written by other authors.
const QUOTATION_SELECTOR = 'blockquote, figcaption';

const COMMENT_NAMES = /(?:^|\s)(?:comments?|comment-?list|comments-area)(?:\s|$)/;

const isHiddenOrByOtherAuthor = (element: Element, heading: Element): boolean =>
  isHiddenOrQuoted(element) ||
  COMMENT_NAMES.test(getClassAndId(element)) ||
  (element.localName === 'header' && isHeaderOfCard(element, heading));

const isHiddenOrQuoted = (element: Element): boolean =>
  isHidden(element) ||
  element.localName === 'blockquote' ||
  element.localName === 'figcaption' ||
  isNestedArticle(element);

function isNestedArticle(element: Element): boolean {
  const parent = element.localName === 'article' ? getParentElement(element) : null;
  return parent !== null && closest(parent, 'article') !== null;
}

const isStoryList = (element: Element): boolean =>
  (element.localName === 'article' ? [element] : queryAll(element, 'article')).some(
    (articleElement) => queryFirst(articleElement, LINKED_HEADING_SELECTOR) !== null,
  );
