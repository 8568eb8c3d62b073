/**
 * Whether a reader sees an element's own text, only its descendants (`visibility: hidden`), or nothing of it.
 */
export type Visibility = 'visible' | 'descendants-only' | 'hidden';

// Each check takes about a microsecond. Pages with more elements are reported as cut and have no kept share.
const MAX_CHECKS = 20_000;

/**
 * Checks visibility with `Element.checkVisibility()`: `display: none`, `visibility: hidden`, `hidden` and
 * closed `details` are hidden. Transparent and clipped text counts as visible, since finding it would require
 * the computed style of every element.
 */
export class VisibilityChecker {
  /** False once the limit was reached; unchecked elements count as visible. */
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
    // `checkVisibility()` is false for elements without a box (`display: contents`, every slot), although
    // their text is visible.
    const { display, visibility } = getComputedStyle(element);
    if (display !== 'contents') return 'hidden';
    return visibility === 'visible' ? 'visible' : 'descendants-only';
  }
}
