import { countWords } from './count-characters';
import { PAGE_WRAPPER_ATTRIBUTE } from './marker-attributes';

const MIN_PROSE_WORDS = 5;
const NON_PROSE_SELECTOR = `nav, footer, header:not([${PAGE_WRAPPER_ATTRIBUTE}]), aside:not([${PAGE_WRAPPER_ATTRIBUTE}]), form:not([${PAGE_WRAPPER_ATTRIBUTE}]), dialog, button, [role="dialog"], [role="navigation"]`;

/**
 * Counts the words of prose: text nodes of at least five words outside navigation, headers and similar parts.
 * Text nodes for which `isExcluded` returns true do not count. Stops when the count reaches `limit`.
 */
export function countProse(root: Element, limit: number, isExcluded: (text: Node) => boolean): number {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let proseWords = 0;
  for (let node = walker.nextNode(); node && proseWords < limit; node = walker.nextNode()) {
    if (isExcluded(node) || node.parentElement?.closest(NON_PROSE_SELECTOR)) continue;
    const words = countWords(node.nodeValue ?? '');
    if (words >= MIN_PROSE_WORDS) proseWords += words;
  }
  return proseWords;
}
