/**
 * The part of an element that a reader sees: its own text, only its descendants (`visibility: hidden` on the
 * element itself), or nothing.
 */
export type Visibility = 'visible' | 'descendants-only' | 'hidden';

// Each check takes up to a microsecond. If a page has more elements, the kept share is not computed.
const MAX_CHECKS = 20_000;

/**
 * Checks visibility with `Element.checkVisibility()`. Elements with `display: none`, `visibility: hidden` or
 * the `hidden` attribute and the content of closed `details` are hidden. Transparent and clipped text counts
 * as visible, because detecting it would require the computed style of every element.
 */
export class VisibilityChecker {
  /** False after the limit of checks was reached. Elements that were not checked count as visible. */
  isComplete = true;
  private checkCount = 0;

  /** Returns the visibility of an element whose parent has `parentVisibility`. */
  getVisibility(element: Element, parentVisibility: Visibility): Visibility {
    const checkVisibility: unknown = Element.prototype.checkVisibility;
    if (parentVisibility === 'hidden' || typeof checkVisibility !== 'function') return parentVisibility;
    this.checkCount += 1;
    if (this.checkCount > MAX_CHECKS) {
      this.isComplete = false;
      return 'visible';
    }
    if (checkVisibility.call(element, { visibilityProperty: true })) return 'visible';
    if (checkVisibility.call(element)) return 'descendants-only';
    // `checkVisibility()` returns false for elements without a box (`display: contents`, which includes every
    // slot), although their text is visible.
    const { display, visibility } = getComputedStyle(element);
    if (display !== 'contents') return 'hidden';
    return visibility === 'visible' ? 'visible' : 'descendants-only';
  }
}
