import { getTagName } from './tags';

const OUTSIDE_TEXT_SELECTOR =
  'nav, footer, form, dialog, body > header, [role="dialog"], [role="alertdialog"], [role="navigation"], [role="menu"], [role="tooltip"], [role="listbox"], [aria-modal="true"]';
const CONTROL_SELECTOR =
  'button, summary, [aria-expanded], [role="button"], [role="tab"], [data-toggle], [data-bs-toggle]';
const COLLAPSED_CLASS =
  /(?:^|[\s_-])(?:accordion|collaps\w*|tab-?pan(?:e|el)s?|tab-?content|faq|answer|toggle-?content|expand\w*|spoiler|fold\w*|read-?more)(?:$|[\s_-])/i;

/**
 * Whether a hidden element of the copy is collapsed: a control that readers see opens it. This includes closed `details`,
 * `hidden="until-found"`, and the panels of accordions and tabs
 * (https://www.w3.org/WAI/ARIA/apg/patterns/accordion/). `hiddenTexts` are the texts that readers do not see.
 */
export function isCollapsed(element: Element, hiddenTexts: ReadonlySet<Node>): boolean {
  if (element.closest(OUTSIDE_TEXT_SELECTOR)) return false;
  if (element.closest('details, [hidden="until-found"]')) return true;
  if (isNamedByVisibleControl(element, hiddenTexts)) return true;
  const previous = element.previousElementSibling;
  return previous !== null && isVisibleControl(previous, hiddenTexts);
}

function isNamedByVisibleControl(element: Element, hiddenTexts: ReadonlySet<Node>): boolean {
  const labelId = element.getAttribute('aria-labelledby')?.trim().split(/\s+/)[0];
  const label = labelId ? element.ownerDocument.getElementById(labelId) : null;
  if (label && isVisibleControl(label, hiddenTexts)) return true;
  const id = element.id.replace(/["\\\n]/g, '');
  if (id === '') return false;
  const controls = element.ownerDocument.querySelectorAll(
    `[aria-controls~="${id}"], [data-target="#${id}"], [data-bs-target="#${id}"], [href="#${id}"]:is([role], [data-toggle], [data-bs-toggle], [class*="tab" i], [class*="toggle" i], [class*="accordion" i])`,
  );
  return [...controls].some(
    (control) => !control.closest(OUTSIDE_TEXT_SELECTOR) && hasVisibleText(control, hiddenTexts),
  );
}

function isVisibleControl(element: Element, hiddenTexts: ReadonlySet<Node>): boolean {
  const isControl =
    element.matches(CONTROL_SELECTOR) ||
    element.closest('[role="tab"], button') !== null ||
    (COLLAPSED_CLASS.test(element.getAttribute('class') ?? '') && !element.querySelector('p')) ||
    (/^H[1-6]$|^DT$/.test(getTagName(element)) && element.querySelector(CONTROL_SELECTOR) !== null);
  return isControl && hasVisibleText(element, hiddenTexts);
}

function hasVisibleText(element: Element, hiddenTexts: ReadonlySet<Node>): boolean {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if ((node.nodeValue ?? '').trim() !== '' && !hiddenTexts.has(node)) return true;
  return false;
}

/**
 * Removes the attributes that hide a collapsed element of the copy and its descendants. The browser hides the content of
 * `hidden="until-found"`, but not the element itself.
 */
export function expand(collapsedElement: Element): void {
  collapsedElement.closest('[hidden="until-found"]')?.removeAttribute('hidden');
  for (const element of [
    collapsedElement,
    ...collapsedElement.querySelectorAll('[hidden], [aria-hidden], [style]'),
  ]) {
    element.removeAttribute('hidden');
    element.removeAttribute('aria-hidden');
    const style = element.getAttribute('style');
    if (style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style))
      element.removeAttribute('style');
  }
}
