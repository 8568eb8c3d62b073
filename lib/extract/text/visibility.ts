/** What a reader sees of an element: its own words, only what stands in elements inside (`visibility`), or nothing. */
export type Visibility = 'seen' | 'hushed' | 'gone';

// Each check costs about a microsecond; a page with more elements is told to be cut, whatever share of it was kept.
const MAX_CHECKS = 20_000;

/**
 * Tells what a reader can see, by the browser's own word: `display: none`, `visibility: hidden`, `hidden`, closed
 * `details`. `aria-hidden` is seen. So is what has no opacity (text that fades in while one scrolls) and what is clipped
 * to a point for screen readers: a few words a page, which only a look at every element's styles would find.
 */
export class VisibilityChecker {
  /** All was looked at; if not, what was not counts as seen. */
  isComplete = true;
  private checkCount = 0;

  /** The sight of an element under one whose sight is `around`. */
  getVisibility(element: Element, parentVisibility: Visibility): Visibility {
    const checkVisibility: unknown = Element.prototype.checkVisibility;
    if (parentVisibility === 'gone' || typeof checkVisibility !== 'function') return parentVisibility;
    this.checkCount += 1;
    if (this.checkCount > MAX_CHECKS) {
      this.isComplete = false;
      return 'seen';
    }
    if (checkVisibility.call(element, { visibilityProperty: true })) return 'seen';
    if (checkVisibility.call(element)) return 'hushed';
    // An element without a box of its own (`display: contents`, every slot) counts as unseen there, its words do not.
    const { display, visibility } = getComputedStyle(element);
    if (display !== 'contents') return 'gone';
    return visibility === 'visible' ? 'seen' : 'hushed';
  }
}
