type Link = HTMLAnchorElement | HTMLAreaElement;
/** A mark below one line of a link, in CSS pixels of the viewport. The last mark of a link has a tick. */
type Mark = { link: Link; left: number; top: number; width: number; isLast: boolean };

// The host has no size, so that it covers nothing of the page. `contain: layout` prevents that marks outside
// the host change the scroll size of the page, also in a page with a transform. Marks of links that are not
// saved are transparent. A white edge makes a mark visible on dark pages.
const CSS = `:host { all: initial !important; position: fixed !important; top: 0 !important; left: 0 !important; width: 0 !important;
  height: 0 !important; contain: layout !important; z-index: 2147483647 !important; pointer-events: none !important; }
i { position: absolute; height: 2px; outline: 1px solid transparent; border-radius: 1px; }
i[data-last]::after { content: ''; position: absolute; right: -5px; bottom: -5px; width: 12px; height: 12px;
  border-radius: 50%; outline: 1px solid transparent; color: #fff; font: bold 9px/12px sans-serif; text-align: center; }
i[data-saved], i[data-saved]::after { background: #1b6638; outline-color: rgb(255 255 255 / 80%); }
i[data-saved][data-last]::after { content: '\\2713'; }`;

// The marks are drawn again when the page has not scrolled for this time in ms. Until then, they move with
// the page.
const DEBOUNCE_MS = 120;

/**
 * Draws marks, which are lines with a tick, below links, in a closed shadow root above the page. The page
 * must not learn which links the reader saved:
 * - The page cannot read a closed shadow root. A mark in the page itself, or a highlight of the CSS Custom
 *   Highlight API, would be readable.
 * - Every visible link has marks of the same size, and only the marks of saved links have a colour. Sizes,
 *   scroll bars and an `IntersectionObserver` that tracks visibility therefore show no difference.
 */
export class LinkMarks {
  private readonly host = document.createElement('div');
  private readonly shadowRoot = this.host.attachShadow({ mode: 'closed' });
  private readonly markContainer = document.createElement('div');
  private readonly abortController = new AbortController();
  private readonly visibleLinks = new Set<Link>();
  private savedLinks: ReadonlySet<Link> = new Set();
  // Observes which links are inside the viewport and inside the scrollable parts of the page. Other links get
  // no mark.
  private readonly intersectionObserver = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries)
      if (isIntersecting) this.visibleLinks.add(target as Link);
      else this.visibleLinks.delete(target as Link);
    this.scheduleDrawing();
  });
  private readonly resizeObserver = new ResizeObserver(() => this.scheduleDrawing());
  private animationFrameId: number | null = null;
  private scrollTimer: ReturnType<typeof setTimeout> | undefined;
  private scrollAtLastDrawing = { x: 0, y: 0 };

  constructor() {
    const style = document.createElement('style');
    style.textContent = CSS;
    this.shadowRoot.append(style, this.markContainer);
    document.documentElement.append(this.host);
    const options = { signal: this.abortController.signal, capture: true, passive: true };
    for (const name of ['resize', 'load', 'transitionend'])
      addEventListener(name, () => this.scheduleDrawing(), options);
    addEventListener('scroll', () => this.moveWithPage(), options);
    this.resizeObserver.observe(document.documentElement);
    if (document.body) this.resizeObserver.observe(document.body);
  }

  /** Draws marks below `links`. The marks of `savedLinks` have a colour. */
  show(links: readonly Link[], savedLinks: ReadonlySet<Link>): void {
    this.savedLinks = savedLinks;
    this.intersectionObserver.disconnect();
    this.visibleLinks.clear();
    for (const link of links) this.intersectionObserver.observe(link);
    this.scheduleDrawing();
  }

  /** Removes everything from the page. */
  remove(): void {
    this.abortController.abort();
    this.intersectionObserver.disconnect();
    this.resizeObserver.disconnect();
    clearTimeout(this.scrollTimer);
    if (this.animationFrameId !== null) cancelAnimationFrame(this.animationFrameId);
    this.host.remove();
  }

  private moveWithPage(): void {
    const { x, y } = this.scrollAtLastDrawing;
    this.markContainer.style.transform = `translate(${x - scrollX}px, ${y - scrollY}px)`;
    clearTimeout(this.scrollTimer);
    this.scrollTimer = setTimeout(() => this.scheduleDrawing(), DEBOUNCE_MS);
  }

  private scheduleDrawing(): void {
    this.animationFrameId ??= requestAnimationFrame(() => {
      this.animationFrameId = null;
      this.drawMarks();
    });
  }

  private drawMarks(): void {
    // In a page with a transform, a fixed element is not at the edge of the viewport.
    const origin = this.host.getBoundingClientRect();
    const marks = [...this.visibleLinks].filter(isUncovered).flatMap(listMarksOfLink);
    this.scrollAtLastDrawing = { x: scrollX, y: scrollY };
    this.markContainer.style.transform = '';
    this.markContainer.replaceChildren(
      ...marks.map(({ link, left, top, width, isLast }) => {
        const markElement = document.createElement('i');
        markElement.style.left = `${left - origin.left}px`;
        markElement.style.top = `${top - origin.top}px`;
        markElement.style.width = `${width}px`;
        markElement.toggleAttribute('data-last', isLast);
        markElement.toggleAttribute('data-saved', this.savedLinks.has(link));
        return markElement;
      }),
    );
  }
}

/** Returns the marks of a link, one below each of its lines. */
const listMarksOfLink = (link: Link): Mark[] =>
  listLineRects(link).map(({ left, bottom, width }, index, lineRects) => ({
    link,
    left,
    top: bottom,
    width,
    isLast: index === lineRects.length - 1,
  }));

/**
 * Returns the rectangles of the lines of a link. An inline link around an image has the rectangle of the
 * image.
 */
function listLineRects(link: Link): DOMRect[] {
  const image = link.querySelector('img, svg, picture, video');
  const rects = image && link.textContent?.trim() === '' ? image.getClientRects() : link.getClientRects();
  return [...rects].filter(({ width, height }) => width > 1 && height > 1);
}

/**
 * Returns whether no dialog or bar covers the link. The mark of a covered link would be visible above the
 * dialog, because marks are above everything.
 */
function isUncovered(link: Link): boolean {
  const [firstLine] = listLineRects(link);
  if (!firstLine) return false;
  const coveringElement = document.elementFromPoint(
    firstLine.left + firstLine.width / 2,
    firstLine.top + firstLine.height / 2,
  );
  // `elementFromPoint` returns null if the middle of the line is outside the viewport.
  return coveringElement === null || link.contains(coveringElement) || coveringElement.contains(link);
}
