import { type TimeBudget, UNLIMITED } from '../../steps';
import { appendElementCopy, copyAttributes, isBody, isExcluded } from './copy-element';
import { getCoveredText, isElementCovered } from './covered-ranges';
import { createSafeDom, type SafeDom } from './safe-dom';
import { type Visibility, VisibilityChecker } from './visibility';

/** An inert copy of the page: it runs nothing, loads nothing and may be changed. */
export type WorkingCopy = {
  document: Document;
  /** How many elements and text nodes were read. */
  nodeCount: number;
  /** How many characters of text were read. */
  charCount: number;
  /** The page has more nodes or characters than were copied. */
  cut: boolean;
  /** The copied text nodes that a reader does not see; null where not every element was checked. */
  hiddenTexts: ReadonlySet<Node> | null;
};

/** Limit of nodes. At this size copying, choosing and sanitising stay below 3 s. */
export const MAX_NODES = 100_000;
/** Limit of characters; a book has about a tenth of it. */
export const MAX_CHARS = 5_000_000;
// Parsers nest at most 512 levels, but scripts can nest deeper, and Readability and Defuddle recurse.
const MAX_DEPTH = 300;

// Where a copied node goes. `baseUrl` is null for the page's own nodes; `isWhole` says that nodes are copied
// whether or not a range covers them.
type CopyTarget = {
  parent: Element;
  depth: number;
  visibility: Visibility;
  baseUrl: string | null;
  isWhole: boolean;
};
// A node to copy, and whether its following siblings are copied too.
type CopyStep = { source: Node; target: CopyTarget; includesSiblings: boolean };

/**
 * Copies the live page into an inert document without changing it. Open shadow roots replace the children of
 * their hosts, with slots filled; visible same-origin frames become blocks.
 */
export function createWorkingCopy(
  page: Document,
  { maxNodes = MAX_NODES, budget = UNLIMITED }: { maxNodes?: number; budget?: TimeBudget } = {},
): WorkingCopy {
  return new Copier(createEmptyDocument(), createSafeDom(), maxNodes, [], budget).copyPage(page);
}

/** Copies what the ranges cover together with the ancestors, with absolute addresses. */
export function createWorkingCopyFromRanges(ranges: Range[], budget: TimeBudget = UNLIMITED): WorkingCopy {
  const copier = new Copier(createEmptyDocument(), createSafeDom(), MAX_NODES, ranges, budget);
  return { ...copier.copySelected(ranges[0]?.startContainer.getRootNode() ?? null), hiddenTexts: null };
}

const createEmptyDocument = (): Document =>
  new DOMParser().parseFromString('<!doctype html><html><head></head><body></body></html>', 'text/html');

class Copier {
  private nodeCount = 0;
  private charCount = 0;
  private isTruncated = false;
  private readonly stack: CopyStep[] = [];
  private readonly hiddenTexts = new Set<Node>();
  private readonly visibilityChecker = new VisibilityChecker();
  private readonly copy: Document;
  private readonly dom: SafeDom;
  private readonly maxNodes: number;
  private readonly ranges: Range[];
  private readonly budget: TimeBudget;

  constructor(copy: Document, dom: SafeDom, maxNodes: number, ranges: Range[], budget: TimeBudget) {
    this.budget = budget;
    this.ranges = ranges;
    this.copy = copy;
    this.dom = dom;
    this.maxNodes = maxNodes;
  }

  copyPage(page: Document): WorkingCopy {
    const root = this.dom.getRoot(page);
    if (root) {
      const parent = this.copy.documentElement;
      copyAttributes(this.dom.getAttributes(root), parent);
      this.pushChildren(root, {
        parent,
        depth: 0,
        visibility: this.visibilityChecker.getVisibility(root, 'visible'),
        baseUrl: null,
        isWhole: true,
      });
    }
    return this.processStack();
  }

  /** Copies the covered nodes of a document or a shadow root. */
  copySelected(root: Node | null): WorkingCopy {
    const top = root?.nodeType === Node.DOCUMENT_NODE ? this.dom.getRoot(root as Document) : root;
    const parent = top === root ? this.copy.body : this.copy.documentElement;
    if (top)
      this.pushChildren(top, {
        parent,
        depth: 0,
        visibility: 'visible',
        baseUrl: this.dom.getBaseUrl(top),
        isWhole: false,
      });
    return this.processStack();
  }

  private processStack(): WorkingCopy {
    let step = this.stack.at(-1);
    while (step && this.hasRoom()) {
      const { source, target } = step;
      const next = step.includesSiblings ? this.dom.getNextSibling(source) : null;
      if (next) step.source = next;
      else this.stack.pop();
      this.copyNode(source, target);
      step = this.stack.at(-1);
    }
    return {
      document: this.copy,
      nodeCount: this.nodeCount,
      charCount: this.charCount,
      cut: this.isTruncated || step !== undefined,
      hiddenTexts: this.visibilityChecker.isComplete ? this.hiddenTexts : null,
    };
  }

  // The clock is read once for 256 nodes: a reading takes as long as copying some of them.
  private hasRoom(): boolean {
    if (this.nodeCount % 256 === 255 && this.budget.isSpent()) return false;
    return this.nodeCount < this.maxNodes && this.charCount < MAX_CHARS;
  }

  private copyNode(source: Node, target: CopyTarget): void {
    if (!target.isWhole && this.ranges.every((range) => !range.intersectsNode(source))) return;
    const nodeType = this.dom.getNodeType(source);
    if (nodeType === Node.TEXT_NODE) this.copyText(source, target);
    else if (nodeType === Node.ELEMENT_NODE) this.copyElement(source as Element, target);
  }

  private copyText(source: Node, { parent, visibility, isWhole }: CopyTarget): void {
    const fullText = isWhole ? (source.nodeValue ?? '') : getCoveredText(source, this.ranges);
    const text = fullText.slice(0, MAX_CHARS - this.charCount);
    if (text.length < fullText.length) this.isTruncated = true;
    this.nodeCount += 1;
    this.charCount += text.length;
    const textNode = parent.appendChild(this.copy.createTextNode(text));
    if (visibility !== 'visible') this.hiddenTexts.add(textNode);
  }

  private copyElement(source: Element, target: CopyTarget): void {
    this.nodeCount += 1;
    const tag = this.dom.getTagName(source).toUpperCase();
    if (tag === 'HEAD') this.pushChildren(source, { ...target, parent: this.copy.head });
    else if (!isExcluded(source, tag))
      this.copyIncludedElement(source, tag, {
        ...target,
        visibility: this.visibilityChecker.getVisibility(source, target.visibility),
      });
  }

  private copyIncludedElement(source: Element, tag: string, target: CopyTarget): void {
    if (isBody(tag) && target.parent === this.copy.documentElement) {
      copyAttributes(this.dom.getAttributes(source), this.copy.body);
      this.pushContents(source, { ...target, parent: this.copy.body });
    } else if (isBody(tag) || tag === 'HTML') this.pushChildren(source, target);
    else if (tag === 'SLOT') this.pushSlot(source, target);
    else if (tag === 'IFRAME' || tag === 'FRAME') this.pushFrame(source, target);
    else {
      const parent =
        target.depth > MAX_DEPTH
          ? target.parent
          : appendElementCopy(source, tag, target.parent, target.baseUrl);
      this.pushContents(source, { ...target, parent, depth: target.depth + 1 });
    }
  }

  // Invisible frames contain advertising and scripts of the page.
  private pushFrame(source: Element, target: CopyTarget): void {
    const shouldCopy =
      target.visibility === 'visible' && (target.isWhole || isElementCovered(source, this.ranges, this.dom));
    const frameDocument = shouldCopy ? this.dom.getFrameDocument(source) : null;
    const root = frameDocument ? this.dom.getRoot(frameDocument) : null;
    if (!root) return;
    const parent = target.parent.appendChild(this.copy.createElement('div'));
    const baseUrl = this.dom.getBaseUrl(root);
    for (let child = this.dom.getFirstChild(root); child; child = this.dom.getNextSibling(child)) {
      const body = this.dom.getNodeType(child) === Node.ELEMENT_NODE ? (child as Element) : null;
      if (!body || !isBody(this.dom.getTagName(body).toUpperCase())) continue;
      const visibility = this.visibilityChecker.getVisibility(body, target.visibility);
      this.pushChildren(body, { parent, depth: target.depth + 1, visibility, baseUrl, isWhole: true });
    }
  }

  private pushSlot(slot: Element, target: CopyTarget): void {
    const assigned = this.dom.getAssignedNodes(slot);
    if (assigned.length === 0) this.pushChildren(slot, target);
    for (const source of [...assigned].reverse())
      this.stack.push({ source, target, includesSiblings: false });
  }

  private pushContents(source: Element, target: CopyTarget): void {
    const shadow = this.dom.getShadowRoot(source);
    if (!shadow || target.isWhole) this.pushChildren(shadow ?? source, target);
    else if (isElementCovered(source, this.ranges, this.dom))
      this.pushChildren(shadow, { ...target, isWhole: true });
    else this.pushChildren(source, target);
  }

  private pushChildren(parent: Node, target: CopyTarget): void {
    const source = this.dom.getFirstChild(parent);
    if (source) this.stack.push({ source, target, includesSiblings: true });
  }
}
