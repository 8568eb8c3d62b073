import { PAGE_WRAPPER_ATTRIBUTE } from './marker-attributes';
import type { Block } from './split-into-blocks';
import { getTagName } from './tags';

const BOILERPLATE_TAGS = new Set(['NAV', 'HEADER', 'FOOTER', 'ASIDE', 'FORM', 'DIALOG', 'BUTTON']);
const BOILERPLATE_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'dialog',
]);
const MAX_LINK_SHARE = 0.5;

/**
 * Returns the ids of the blocks that are outside navigation, headers, footers and other boilerplate and do
 * not consist mostly of links. Needs only one pass, so it also works for pages that are too large for
 * Readability and Defuddle.
 */
export function listNonBoilerplateIds(blocks: readonly Block[]): Set<number> {
  const resultByElement = new Map<Element, boolean>();
  return new Set(
    blocks
      .filter(
        ({ container, linkChars, text }) =>
          !isBoilerplate(container, resultByElement) && linkChars <= MAX_LINK_SHARE * text.length,
      )
      .map(({ id }) => id),
  );
}

function isBoilerplate(element: Element | null, resultByElement: Map<Element, boolean>): boolean {
  if (!element) return false;
  const cachedResult = resultByElement.get(element);
  if (cachedResult !== undefined) return cachedResult;
  const isInBoilerplate =
    (BOILERPLATE_TAGS.has(getTagName(element)) &&
      !element.hasAttribute(PAGE_WRAPPER_ATTRIBUTE) &&
      !element.closest('article')) ||
    BOILERPLATE_ROLES.has(element.getAttribute('role') ?? '') ||
    isBoilerplate(element.parentElement, resultByElement);
  resultByElement.set(element, isInBoilerplate);
  return isInBoilerplate;
}
