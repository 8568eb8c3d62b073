import { PAGE_WRAPPER_ATTRIBUTE } from './marker-attributes';

const WRAPPER_SELECTOR = 'form, header, aside';

/**
 * Marks the forms, headers and asides that contain more than half of the text of the page. Other forms,
 * headers and asides are boilerplate.
 */
export function markPageWrappers(body: Element): void {
  const candidates = body.querySelectorAll(WRAPPER_SELECTOR);
  const minChars = candidates.length > 0 ? countChars(body) / 2 : 0;
  for (const element of candidates) {
    const outerElement = element.parentElement?.closest(WRAPPER_SELECTOR);
    const isInSmallPart = outerElement && !outerElement.hasAttribute(PAGE_WRAPPER_ATTRIBUTE);
    if (!isInSmallPart && countChars(element) > minChars) element.setAttribute(PAGE_WRAPPER_ATTRIBUTE, '');
  }
}

// The copy contains JSON-LD, which is not text of the page.
function countChars(element: Element): number {
  let chars = (element.textContent ?? '').length;
  for (const script of element.querySelectorAll('script')) chars -= (script.textContent ?? '').length;
  return chars;
}
