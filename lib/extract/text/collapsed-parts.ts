import { PAGE_WRAPPER_ATTRIBUTE } from './marker-attributes';
import { getTagName } from './tags';

const OUTSIDE_TEXT_SELECTOR = `nav, footer, form:not([${PAGE_WRAPPER_ATTRIBUTE}]), body > header:not([${PAGE_WRAPPER_ATTRIBUTE}]), dialog, [role="dialog"], [role="alertdialog"], [role="navigation"], [role="menu"], [role="tooltip"], [role="listbox"], [aria-modal="true"]`;
const CONTROL_SELECTOR =
  'button, summary, [aria-expanded], [role="button"], [role="tab"], [data-toggle], [data-bs-toggle]';
const COLLAPSED_CLASS =
  /(?:^|[\s_-])(?:accordion|collaps\w*|tab-?pan(?:e|el)s?|tab-?content|faq|answer|toggle-?content|expand\w*|spoiler|fold\w*|read-?more)(?:$|[\s_-])/i;

/**
 * Returns whether a hidden element of the copy is collapsed: readers see a control that opens it. Collapsed
 * elements are closed `details`, `hidden="until-found"`, and the panels of accordions and tabs
 * (https://www.w3.org/WAI/ARIA/apg/patterns/accordion/). `hiddenTexts` are the texts that readers do not see.
 */
export function isCollapsed(element: Element, hiddenTexts: ReadonlySet<Node>): boolean {
  if (element.closest(OUTSIDE_TEXT_SELECTOR)) return false;
  if (element.closest('details, [hidden="until-found"]')) return true;
  if (hasVisibleControl(element, hiddenTexts)) return true;
  const previous = element.previousElementSibling;
  if (previous !== null && isVisibleControl(previous, hiddenTexts)) return true;
  const next = element.nextElementSibling;
  return next !== null && isShowMoreControl(next) && hasVisibleText(next, hiddenTexts);
}

// The control that shows the rest of a text is below the visible part of the text.
const isShowMoreControl = (element: Element): boolean =>
  element.textContent !== null &&
  element.textContent.length <= MAX_SHOW_MORE_LENGTH &&
  SHOW_MORE_NAME.test(
    [element, ...element.querySelectorAll('a, button')]
      .map((control) => `${control.getAttribute('class') ?? ''} ${control.id}`)
      .join(' '),
  );

const MAX_SHOW_MORE_LENGTH = 40;
const SHOW_MORE_NAME = /(?:^|[\s_-])(?:(?:read|show|view|see|load)-?_?more|expand\w*)(?:$|[\s_-])/i;

function hasVisibleControl(element: Element, hiddenTexts: ReadonlySet<Node>): boolean {
  const labelId = element.getAttribute('aria-labelledby')?.trim().split(/\s+/)[0];
  const label = labelId ? element.ownerDocument.getElementById(labelId) : null;
  if (label && isVisibleControl(label, hiddenTexts)) return true;
  const id = element.id.replace(/["\\\n]/g, '');
  if (id === '') return false;
  const controls = element.ownerDocument.querySelectorAll(
    `[aria-controls~="${id}"], [data-target="#${id}"], [data-bs-target="#${id}"], [href="#${id}"]`,
  );
  return [...controls].some(
    (control) =>
      (control.getAttribute('href') !== `#${id}` || isLinkThatExpands(control)) &&
      !control.closest(OUTSIDE_TEXT_SELECTOR) &&
      hasVisibleText(control, hiddenTexts),
  );
}

/**
 * Returns whether a link to a part of the page opens that part. Other links, such as the entries of a table
 * of contents, only lead to it.
 */
function isLinkThatExpands(link: Element): boolean {
  if (link.matches('[role], [data-toggle], [data-bs-toggle], [aria-controls]')) return true;
  if (/accordion/i.test(link.getAttribute('class') ?? '')) return true;
  const parent = link.parentElement;
  const list = parent?.matches('li') ? parent.parentElement : parent;
  return [link, parent, list].some((element) => TAB_NAME.test(element?.getAttribute('class') ?? ''));
}

const TAB_NAME =
  /(?:^|[\s_-]|(?<=[a-z])(?=T))[Tt]abs?(?:-?(?:link|list|nav|item|menu|button|btn|header|control|title)s?)?(?:$|[\s_-])|(?:^|\s)toggle(?:$|\s)/;

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
 * Removes the attributes that hide a collapsed element of the copy and its descendants.
 * `hidden="until-found"` can be on an ancestor of the element, because the browser hides only the content of
 * the element with that attribute.
 */
export function expandElement(collapsedElement: Element): void {
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
