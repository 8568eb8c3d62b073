type Link = HTMLAnchorElement | HTMLAreaElement;

// A white edge makes the line visible on dark pages.
const CSS = `:host { all: initial !important; position: absolute !important; top: 0 !important; left: 0 !important;
  z-index: 2147483647 !important; pointer-events: none !important; }
i { position: absolute; height: 2px; background: #1b6638; outline: 1px solid rgb(255 255 255 / 80%); border-radius: 1px; }
i[data-tick]::after { content: '\\2713'; position: absolute; right: -5px; bottom: -5px; width: 12px; height: 12px;
  border-radius: 50%; background: #1b6638; outline: 1px solid #fff; color: #fff; font: bold 9px/12px sans-serif;
  text-align: center; }`;

/**
 * Draws a line and a tick below links, in a closed shadow root above the page. The page cannot read the shadow root, and its element
 * is there whether a link is saved or not. A mark in the page itself, or a highlight of the CSS Custom Highlight API, would tell
 * every page which of the links on it the reader saved.
 */
export class LinkMarks {
  private readonly host = document.createElement('div');
  private readonly root = this.host.attachShadow({ mode: 'closed' });
  private readonly listening = new AbortController();
  private readonly visibleLinks = new Set<Link>();
  // Observes the links, so that a link that is scrolled outside the viewport in a part of the page has no mark.
  private readonly visibility = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries)
      if (isIntersecting) this.visibleLinks.add(target as Link);
      else this.visibleLinks.delete(target as Link);
    this.scheduleDrawing();
  });
  private readonly resize = new ResizeObserver(() => this.scheduleDrawing());
  private frame: number | null = null;

  constructor() {
    const style = document.createElement('style');
    style.textContent = CSS;
    this.root.append(style);
    document.documentElement.append(this.host);
    const options = { signal: this.listening.signal, capture: true, passive: true };
    for (const name of ['scroll', 'resize', 'load', 'transitionend'])
      addEventListener(name, () => this.scheduleDrawing(), options);
    this.resize.observe(document.documentElement);
    if (document.body) this.resize.observe(document.body);
  }

  /** Marks these links and no others. */
  show(links: readonly Link[]): void {
    this.visibility.disconnect();
    this.visibleLinks.clear();
    for (const link of links) this.visibility.observe(link);
    this.scheduleDrawing();
  }

  /** Removes everything from the page. */
  remove(): void {
    this.listening.abort();
    this.visibility.disconnect();
    this.resize.disconnect();
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.host.remove();
  }

  private scheduleDrawing(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }

  private draw(): void {
    const origin = this.host.getBoundingClientRect();
    const marks = [...this.visibleLinks].filter(isUncovered).flatMap((link) =>
      listLines(link).map((line, index, lines) => {
        const mark = document.createElement('i');
        const { style } = mark;
        style.left = `${line.left - origin.left}px`;
        style.top = `${line.bottom - origin.top}px`;
        style.width = `${line.width}px`;
        mark.toggleAttribute('data-tick', index === lines.length - 1);
        return mark;
      }),
    );
    const [style] = this.root.children;
    if (style) this.root.replaceChildren(style, ...marks);
  }
}

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
  // The middle of the line can be outside of the window.
  return covering === null || link.contains(covering) || covering.contains(link);
}
