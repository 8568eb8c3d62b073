import { expandElement, isCollapsed } from './collapsed-parts';
import type { WorkingCopy } from './copy/working-copy';
import { countProse } from './count-prose';
import { isText, NON_TEXT_TAGS } from './tags';

// If a page shows fewer words of prose, its text is probably hidden until a script has run.
const MIN_VISIBLE_WORDS = 60;

/**
 * Removes from the copy what the style sheet hides, such as closed dialogs, consent centres and copies for
 * printing. Collapsed parts, which a control on the page opens, stay and are no longer marked as hidden,
 * because both extractors ignore hidden elements. Nothing is removed if visibility was not measured, or if
 * nearly all prose is hidden.
 */
export function removeHiddenParts({ document: copy, hiddenTexts, hiddenElements }: WorkingCopy): void {
  if (hiddenTexts) removeAriaHiddenFromVisibleParts(copy, hiddenTexts);
  if (!hiddenTexts || hiddenTexts.size === 0) return;
  const collapsedElements = hiddenElements.filter((element) => isCollapsed(element, hiddenTexts));
  for (const element of collapsedElements) expandElement(element);
  if (countProse(copy.body, MIN_VISIBLE_WORDS, (text) => hiddenTexts.has(text)) < MIN_VISIBLE_WORDS) return;
  for (const text of hiddenTexts) {
    const parent = text.parentElement;
    if (!parent || NON_TEXT_TAGS.has(parent.tagName.toUpperCase()) || !copy.body.contains(text)) continue;
    if (!collapsedElements.some((element) => element.contains(text))) text.parentNode?.removeChild(text);
  }
}

/**
 * Removes `aria-hidden` from elements in which readers see paragraphs, because both extractors ignore
 * elements with this attribute. Applications set it on the page behind an open dialog.
 */
function removeAriaHiddenFromVisibleParts(copy: Document, hiddenTexts: ReadonlySet<Node>): void {
  for (const element of copy.body.querySelectorAll('[aria-hidden="true"]')) {
    const paragraphs = element.matches('p') ? [element] : [...element.querySelectorAll('p')];
    if (paragraphs.some(({ childNodes }) => [...childNodes].some((node) => isVisibleText(node, hiddenTexts))))
      element.removeAttribute('aria-hidden');
  }
}

const isVisibleText = (node: Node, hiddenTexts: ReadonlySet<Node>): boolean =>
  isText(node) && node.data.trim() !== '' && !hiddenTexts.has(node);
