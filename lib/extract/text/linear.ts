import type { Block } from './segment';
import { tagOf } from './tags';

const AROUND = new Set(['NAV', 'HEADER', 'FOOTER', 'ASIDE', 'FORM', 'DIALOG', 'BUTTON']);
const AROUND_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'complementary', 'search', 'dialog']);
const MOST_LINKED = 0.5;

/**
 * The blocks that are no navigation, in one pass: for pages too large for the libraries, whose time grows faster than
 * the page. What stands in the page's furniture or is mostly links is left out.
 */
export function linearChoice(blocks: readonly Block[]): Set<number> {
  const known = new Map<Element, boolean>();
  return new Set(
    blocks
      .filter(
        ({ container, linkChars, text }) =>
          !isAround(container, known) && linkChars <= MOST_LINKED * text.length,
      )
      .map(({ id }) => id),
  );
}

function isAround(element: Element | null, known: Map<Element, boolean>): boolean {
  if (!element) return false;
  const found = known.get(element);
  if (found !== undefined) return found;
  const around =
    (AROUND.has(tagOf(element)) && !element.closest('article')) ||
    AROUND_ROLES.has(element.getAttribute('role') ?? '') ||
    isAround(element.parentElement, known);
  known.set(element, around);
  return around;
}
