type Link = HTMLAnchorElement | HTMLAreaElement;
type Mark = { link: Link; left: number; top: number; width: number; isLast: boolean };

// The host has no size, so that it covers nothing of the page. With `contain: layout`, marks outside of it change no scroll size, also
// in a page with a transform. Boxes of links that are not saved are transparent. A white edge makes the line visible on dark pages.
const CSS = `:host { all: initial !important; position: fixed !important; top: 0 !important; left: 0 !important; width: 0 !important;
  height: 0 !important; contain: layout !important; z-index: 2147483647 !important; pointer-events: none !important; }
i { position: absolute; height: 2px; outline: 1px solid transparent; border-radius: 1px; }
i[data-last]::after { content: ''; position: absolute; right: -5px; bottom: -5px; width: 12px; height: 12px;
  border-radius: 50%; outline: 1px solid transparent; color: #fff; font: bold 9px/12px sans-serif; text-align: center; }
i[data-saved], i[data-saved]::after { background: #1b6638; outline-color: rgb(255 255 255 / 80%); }
i[data-saved][data-last]::after { content: '\\2713'; }`;

// The marks are drawn again when the page has not scrolled for this time in ms. Until then, they move with the page.
const DEBOUNCE_MS = 120;

/**
 * Draws a line and a tick below links, in a closed shadow root above the page. The page cannot read the shadow root. Every visible
 * link has boxes of the same size, and only those of saved links have a colour, so that a script of the page learns nothing from sizes,
 * scroll bars or an `IntersectionObserver` that tracks visibility. A mark in the page itself, or a highlight of the CSS Custom
 * Highlight API, would tell every page which of the links on it the reader saved.
 */
export class LinkMarks {
  private readonly host = document.createElement('div');
  private readonly root = this.host.attachShadow({ mode: 'closed' });
  private readonly layer = document.createElement('div');
  private readonly abortController = new AbortController();
  private readonly visibleLinks = new Set<Link>();
  private savedLinks: ReadonlySet<Link> = new Set();
  // Observes the links, so that a link that is scrolled outside the viewport in a part of the page has no mark.
  private readonly intersectionObserver = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries)
      if (isIntersecting) this.visibleLinks.add(target as Link);
      else this.visibleLinks.delete(target as Link);
    this.scheduleDrawing();
  });
  private readonly resizeObserver = new ResizeObserver(() => this.scheduleDrawing());
  private frame: number | null = null;
  private scrollTimer: ReturnType<typeof setTimeout> | undefined;
  private drawnScroll = { x: 0, y: 0 };

  constructor() {
    const style = document.createElement('style');
    style.textContent = CSS;
    this.root.append(style, this.layer);
    document.documentElement.append(this.host);
    const options = { signal: this.abortController.signal, capture: true, passive: true };
    for (const name of ['resize', 'load', 'transitionend'])
      addEventListener(name, () => this.scheduleDrawing(), options);
    addEventListener('scroll', () => this.moveWithPage(), options);
    this.resizeObserver.observe(document.documentElement);
    if (document.body) this.resizeObserver.observe(document.body);
  }

  /** Draws the boxes of `links`. The links in `savedLinks` have a colour. */
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
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.host.remove();
  }

  private moveWithPage(): void {
    const { x, y } = this.drawnScroll;
    this.layer.style.transform = `translate(${x - scrollX}px, ${y - scrollY}px)`;
    clearTimeout(this.scrollTimer);
    this.scrollTimer = setTimeout(() => this.scheduleDrawing(), DEBOUNCE_MS);
  }

  private scheduleDrawing(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }

  private draw(): void {
    // The page may have a transform, and then a fixed element is not at the edge of the viewport.
    const origin = this.host.getBoundingClientRect();
    const marks = [...this.visibleLinks].filter(isUncovered).flatMap(listMarks);
    this.drawnScroll = { x: scrollX, y: scrollY };
    this.layer.style.transform = '';
    this.layer.replaceChildren(
      ...marks.map(({ link, left, top, width, isLast }) => {
        const box = document.createElement('i');
        box.style.left = `${left - origin.left}px`;
        box.style.top = `${top - origin.top}px`;
        box.style.width = `${width}px`;
        box.toggleAttribute('data-last', isLast);
        box.toggleAttribute('data-saved', this.savedLinks.has(link));
        return box;
      }),
    );
  }
}

/** Lists the boxes below the lines of a link, in CSS pixels of the viewport. */
const listMarks = (link: Link): Mark[] =>
  listLines(link).map(({ left, bottom, width }, index, lines) => ({
    link,
    left,
    top: bottom,
    width,
    isLast: index === lines.length - 1,
  }));

/** Lists the rectangles of the lines of a link. An inline link around an image has the rectangle of the image. */
function listLines(link: Link): DOMRect[] {
  const image = link.querySelector('img, svg, picture, video');
  const rects = image && link.textContent?.trim() === '' ? image.getClientRects() : link.getClientRects();
  return [...rects].filter(({ width, height }) => width > 1 && height > 1);
}

/** Returns whether no dialog or bar covers the link, because the marks are above everything. */
function isUncovered(link: Link): boolean {
  const [line] = listLines(link);
  if (!line) return false;
  const covering = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
  // The middle of the line can be outside of the viewport.
  return covering === null || link.contains(covering) || covering.contains(link);
}
