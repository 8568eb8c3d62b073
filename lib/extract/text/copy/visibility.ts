/**
 * The part of an element that a reader sees: its own text, only its descendants (`visibility: hidden` on the
 * element itself), or nothing.
 */
export type Visibility = 'visible' | 'descendants-only' | 'hidden';

// Each check takes up to a microsecond. For a page with more elements, the share of the visible text in the
// capture is not computed.
const MAX_CHECKS = 20_000;

/**
 * Checks visibility with `Element.checkVisibility()`. Hidden are elements with `display: none`, `visibility:
 * hidden` or the `hidden` attribute, and the content of closed `details`. Transparent text counts as visible,
 * because detecting it would require the computed style of every element.
 */
export class VisibilityChecker {
  /** False after the limit of checks was reached. Elements that were not checked count as visible. */
  isComplete = true;
  private checkCount = 0;
  private rectCheckCount = 0;
  private styleCheckCount = 0;

  /** Returns the visibility of an element whose parent has `parentVisibility`. */
  getVisibility(element: Element, parentVisibility: Visibility): Visibility {
    const checkVisibility: unknown = Element.prototype.checkVisibility;
    if (parentVisibility === 'hidden' || typeof checkVisibility !== 'function') return parentVisibility;
    this.checkCount += 1;
    if (this.checkCount > MAX_CHECKS) {
      this.isComplete = false;
      return 'visible';
    }
    if (checkVisibility.call(element, { visibilityProperty: true }))
      return isFullyClipped(element) ? 'hidden' : 'visible';
    if (checkVisibility.call(element)) return 'descendants-only';
    // `checkVisibility()` returns false for elements without a box (`display: contents`, for example a
    // `slot`), although their text is visible.
    const { display, visibility } = getComputedStyle(element);
    if (display !== 'contents') return 'hidden';
    return visibility === 'visible' ? 'visible' : 'descendants-only';
  }

  /**
   * Returns whether a style sheet shows an inline element, such as a `span`, as a block with its own lines. A
   * floated element, such as a drop cap, does not count, because it does not start a new line.
   */
  isBlockByStyle(element: Element): boolean {
    if (this.styleCheckCount > MAX_CHECKS || typeof Element.prototype.checkVisibility !== 'function')
      return false;
    this.styleCheckCount += 1;
    const { display, float } = getComputedStyle(element);
    return float === 'none' && /^(?:block|flow-root|flex|grid|table|list-item)/.test(display);
  }

  /**
   * Returns whether the parent lays its children out side by side, so that a child with block display does
   * not start a line.
   */
  isInFlexRow(element: Element, getParent: (node: Node) => Node | null): boolean {
    const parent = getParent(element);
    if (!(parent instanceof Element)) return false;
    const { display, flexDirection } = getComputedStyle(parent);
    return display.includes('flex') && flexDirection.startsWith('row');
  }

  /**
   * Returns whether a text node is visually hidden: positioned off-screen or clipped to one pixel, so that
   * only screen readers present it (https://www.w3.org/WAI/tutorials/forms/labels/#hiding-label-text).
   */
  isVisuallyHidden(text: Node, getParent: (node: Node) => Node | null): boolean {
    const element = getParent(text);
    if (
      this.rectCheckCount > MAX_CHECKS ||
      !(element instanceof Element) ||
      element.namespaceURI !== HTML_NAMESPACE
    )
      return false;
    this.rectCheckCount += 1;
    const { right, bottom, width } = Element.prototype.getBoundingClientRect.call(element);
    if (width > 0 && width <= 1) return true;
    const isOffscreen =
      right + globalThis.scrollX < -OFFSCREEN_PX || bottom + globalThis.scrollY < -OFFSCREEN_PX;
    return isOffscreen && hasOffscreenPosition(element, getParent);
  }
}

/**
 * Returns whether a box has no height and hides its overflow, such as the panels of some accordions. A box
 * that shows positioned descendants is not hidden: it does not clip descendants that it does not contain, and
 * its `scrollHeight` does not include them.
 */
function isFullyClipped(element: Element): boolean {
  if (readOffsetHeight(element) !== 0 || /^(?:html|body)$/.test(element.localName)) return false;
  if (scrollHeightGetter?.call(element) === 0) return false;
  const { display, overflowY, position } = getComputedStyle(element);
  return (
    CLIPPING_OVERFLOW.test(overflowY) &&
    !NON_BOX_DISPLAY.test(display) &&
    !/^(?:absolute|fixed)$/.test(position)
  );
}

const CLIPPING_OVERFLOW = /^(?:hidden|clip)$/;
const NON_BOX_DISPLAY = /^(?:inline|contents)$/;
const offsetHeightGetter = Object.getOwnPropertyDescriptor(
  globalThis.HTMLElement?.prototype ?? {},
  'offsetHeight',
)?.get;
const scrollHeightGetter = Object.getOwnPropertyDescriptor(
  globalThis.Element?.prototype ?? {},
  'scrollHeight',
)?.get;

const readOffsetHeight = (element: Element): number | null =>
  offsetHeightGetter && element instanceof HTMLElement ? Number(offsetHeightGetter.call(element)) : null;

const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';
const OFFSCREEN_PX = 900;

// Only a far `left` or `top` counts. The slides of a carousel can also be far to the left, but a transform or
// scrolling moves them there.
function hasOffscreenPosition(element: Element, getParent: (node: Node) => Node | null): boolean {
  for (let ancestor: Node | null = element; ancestor instanceof Element; ancestor = getParent(ancestor)) {
    const { position, left, top } = getComputedStyle(ancestor);
    const isMoved = Number.parseFloat(left) < -OFFSCREEN_PX || Number.parseFloat(top) < -OFFSCREEN_PX;
    if (isMoved && /absolute|fixed/.test(position)) return true;
  }
  return false;
}
