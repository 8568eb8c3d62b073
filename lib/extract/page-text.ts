import { isExcluded } from './text/copy/copy-element';
import { createSafeDom } from './text/copy/safe-dom';
import { type Visibility, VisibilityChecker } from './text/copy/visibility';
import { INLINE_TAGS, isText } from './text/tags';

/** A text node of the page and the UTF-16 offset of its text in `PageText.text`. */
export type TextSegment = { node: Text; start: number };

/** The visible text of a page with one line per block, and the text nodes that contain it. */
export type PageText = { text: string; segments: TextSegment[] };

// In UTF-16 code units. A capture reads at most the same length (`working-copy.ts`).
const MAX_LENGTH = 5_000_000;

/**
 * Reads the text of a page or of an element as a capture does: without scripts and hidden text, with the
 * content of open shadow roots and same-origin frames. Does not change the page. `Range.toString()` cannot be
 * used, because it includes scripts and hidden text.
 */
export const readPageText = (page: Document | Element): PageText => new PageTextReader().readPage(page);

// `isPreformatted` is true if the node is in a `pre`, where readers see the line feeds of the source.
type NodeStep = { node: Node; visibility: Visibility; isPreformatted: boolean };
type WalkStep = NodeStep | 'line-end';

class PageTextReader {
  private readonly dom = createSafeDom();
  private readonly visibilityChecker = new VisibilityChecker();
  private readonly segments: TextSegment[] = [];
  private readonly parts: string[] = [];
  private readonly stack: WalkStep[] = [];
  private length = 0;

  readPage(page: Document | Element): PageText {
    // The cast is safe, because the node type is checked.
    const isDocument = this.dom.getNodeType(page) === Node.DOCUMENT_NODE;
    const root = isDocument ? this.dom.getRoot(page as Document) : page;
    if (root) this.stack.push({ node: root, visibility: 'visible', isPreformatted: false });
    for (let step = this.stack.pop(); step && this.length < MAX_LENGTH; step = this.stack.pop()) {
      if (step === 'line-end') this.endLine();
      else this.readNode(step);
    }
    return { text: this.parts.join(''), segments: this.segments };
  }

  private readNode(step: NodeStep): void {
    const { node, visibility, isPreformatted } = step;
    const type = this.dom.getNodeType(node);
    if (type === Node.TEXT_NODE && isText(node)) {
      if (visibility !== 'visible' || node.data === '') return;
      this.segments.push({ node, start: this.length });
      this.append(isPreformatted ? node.data : node.data.replace(/[\n\r]/g, ' '));
      // The cast is safe, because the node type is checked.
    } else if (type === Node.ELEMENT_NODE) this.readElement(node as Element, step);
  }

  private readElement(element: Element, step: NodeStep): void {
    const tag = this.dom.getTagName(element).toUpperCase();
    if (tag === 'HEAD' || tag === 'SVG' || isExcluded(element, tag)) return;
    const visibility = this.visibilityChecker.getVisibility(element, step.visibility);
    if (visibility === 'hidden') return;
    if (tag === 'BR' || !INLINE_TAGS.has(tag)) {
      this.endLine();
      this.stack.push('line-end');
    }
    const isPreformatted = step.isPreformatted || tag === 'PRE';
    for (const node of this.listChildren(element, tag).reverse())
      this.stack.push({ node, visibility, isPreformatted });
  }

  private listChildren(element: Element, tag: string): Node[] {
    if (tag === 'IFRAME' || tag === 'FRAME') {
      const frameDocument = this.dom.getFrameDocument(element);
      const root = frameDocument && this.dom.getRoot(frameDocument);
      return root ? [root] : [];
    }
    const assignedNodes = tag === 'SLOT' ? this.dom.getAssignedNodes(element) : [];
    if (assignedNodes.length > 0) return [...assignedNodes];
    const children: Node[] = [];
    const parent = this.dom.getShadowRoot(element) ?? element;
    for (let node = this.dom.getFirstChild(parent); node; node = this.dom.getNextSibling(node))
      children.push(node);
    return children;
  }

  private append(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }

  private endLine(): void {
    if (this.length > 0 && this.parts.at(-1) !== '\n') this.append('\n');
  }
}

/** Returns the range of `PageText.text` that a DOM range covers, or null if it covers no visible text. */
export function findTextRange({ segments }: PageText, range: Range): [start: number, end: number] | null {
  const coveredParts = segments
    .filter(({ node }) => range.intersectsNode(node))
    .map(({ node, start }) => ({
      from: start + (range.startContainer === node ? range.startOffset : 0),
      to: start + (range.endContainer === node ? range.endOffset : node.data.length),
    }))
    .filter(({ from, to }) => from < to);
  const [first, last] = [coveredParts[0], coveredParts.at(-1)];
  return first && last ? [first.from, last.to] : null;
}

/** Returns the DOM ranges of a range of `PageText.text`, one for each text node. */
export function listDomRanges({ segments }: PageText, start: number, end: number): Range[] {
  return segments
    .filter((segment) => segment.start < end && segment.start + segment.node.data.length > start)
    .map(({ node, start: nodeStart }) => {
      const range = node.ownerDocument.createRange();
      range.setStart(node, Math.max(0, start - nodeStart));
      range.setEnd(node, Math.min(node.data.length, end - nodeStart));
      return range;
    });
}
