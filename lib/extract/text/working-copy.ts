import { makeUrlsAbsolute } from './make-urls-absolute';
import { createSafeDom, type SafeDom } from './safe-dom';
import { NON_TEXT_TAGS } from './tags';
import { type Visibility, VisibilityChecker } from './visibility';

/** The page as read: a document of its own that runs nothing, loads nothing and may be altered. */
export type WorkingCopy = {
  document: Document;
  /** Elements and texts that were read. */
  nodeCount: number;
  /** Characters of text that were read. */
  charCount: number;
  /** There were more; they were left out. */
  cut: boolean;
  /** The texts that a reader does not see; null where not the whole page was looked at. */
  hiddenTexts: ReadonlySet<Node> | null;
};

/** Beyond this many nodes a page is not read on: copying, one linear pass and cleaning stay well below 3 s. */
export const MAX_NODES = 100_000;
/** Nor beyond so many characters: a book has a tenth of that. */
export const MAX_CHARS = 5_000_000;
// The browsers' parsers stop at 512; a script can nest deeper, and the libraries walk by recursion.
const MAX_DEPTH = 300;
const FORMULA_SCRIPT_TYPE = /^math\/(?:tex|asciimath|mml)/i;
const CLOBBERING_TAGS = new Set([
  'IMG',
  'FORM',
  'OBJECT',
  'EMBED',
  'IFRAME',
  'BUTTON',
  'FIELDSET',
  'OUTPUT',
  'INPUT',
]);

const COPIED_ATTRIBUTES = new Set(['class', 'id', 'lang', 'dir', 'role', 'itemtype', 'itemscope']);

// Where copies go; `base`: what addresses start from, null: from the page's own; `all`: whatever the ranges cover.
type CopyTarget = {
  parent: Element;
  depth: number;
  visibility: Visibility;
  baseUrl: string | null;
  isWhole: boolean;
};
// A node to take, and whether those beside it follow.
type CopyStep = { source: Node; target: CopyTarget; includesSiblings: boolean };

/**
 * Copies the page into an inert document, from the live one as it stands. Open shadow roots stand in the place of their
 * hosts' children with the slots filled, and frames of the same origin stand as blocks where they are shown. The live page is only read.
 */
export function createWorkingCopy(page: Document, maxNodes: number = MAX_NODES): WorkingCopy {
  return new Copier(createEmptyDocument(), createSafeDom(), maxNodes, []).copyPage(page);
}

/** Copies what the ranges cover, inside copies of the elements around it; their addresses are absolute. */
export function createWorkingCopyFromRanges(ranges: Range[]): WorkingCopy {
  const copier = new Copier(createEmptyDocument(), createSafeDom(), MAX_NODES, ranges);
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

  constructor(copy: Document, dom: SafeDom, maxNodes: number, ranges: Range[]) {
    this.ranges = ranges;
    this.copy = copy;
    this.dom = dom;
    this.maxNodes = maxNodes;
  }

  copyPage(page: Document): WorkingCopy {
    const root = this.dom.getRoot(page);
    if (root) {
      const parent = this.copy.documentElement;
      this.copyAttributes(root, parent);
      this.pushChildren(root, {
        parent,
        depth: 0,
        visibility: this.visibilityChecker.getVisibility(root, 'seen'),
        baseUrl: null,
        isWhole: true,
      });
    }
    return this.processStack();
  }

  /** From a document or a shadow root. */
  copySelected(root: Node | null): WorkingCopy {
    const top = root?.nodeType === 9 ? this.dom.getRoot(root as Document) : root;
    const parent = top === root ? this.copy.body : this.copy.documentElement;
    if (top)
      this.pushChildren(top, {
        parent,
        depth: 0,
        visibility: 'seen',
        baseUrl: this.dom.getBaseUrl(top),
        isWhole: false,
      });
    return this.processStack();
  }

  private processStack(): WorkingCopy {
    let step = this.stack.at(-1);
    while (step && this.nodeCount < this.maxNodes && this.charCount < MAX_CHARS) {
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

  private copyNode(source: Node, target: CopyTarget): void {
    if (!target.isWhole && this.ranges.every((range) => !range.intersectsNode(source))) return;
    const nodeType = this.dom.getNodeType(source);
    if (nodeType === 3) this.copyText(source, target);
    else if (nodeType === 1) this.copyElement(source as Element, target);
  }

  private copyText(source: Node, { parent, visibility, isWhole }: CopyTarget): void {
    const fullText = isWhole ? (source.nodeValue ?? '') : getCoveredText(source, this.ranges);
    const text = fullText.slice(0, MAX_CHARS - this.charCount);
    if (text.length < fullText.length) this.isTruncated = true;
    this.nodeCount += 1;
    this.charCount += text.length;
    const textNode = parent.appendChild(this.copy.createTextNode(text));
    if (visibility !== 'seen') this.hiddenTexts.add(textNode);
  }

  private copyElement(source: Element, target: CopyTarget): void {
    this.nodeCount += 1;
    const tag = this.dom.getTagName(source).toUpperCase();
    if (tag === 'HEAD') this.pushChildren(source, { ...target, parent: this.copy.head });
    else if (!this.isExcluded(source, tag))
      this.copyIncludedElement(source, tag, {
        ...target,
        visibility: this.visibilityChecker.getVisibility(source, target.visibility),
      });
  }

  private copyIncludedElement(source: Element, tag: string, target: CopyTarget): void {
    if (isBody(tag) && target.parent === this.copy.documentElement) {
      this.copyAttributes(source, this.copy.body);
      this.pushContents(source, { ...target, parent: this.copy.body });
    } else if (isBody(tag) || tag === 'HTML') this.pushChildren(source, target);
    else if (tag === 'SLOT') this.pushSlot(source, target);
    else if (tag === 'IFRAME' || tag === 'FRAME') this.pushFrame(source, target);
    else {
      const parent = target.depth > MAX_DEPTH ? target.parent : this.appendCopy(source, tag, target);
      this.pushContents(source, { ...target, parent, depth: target.depth + 1 });
    }
  }

  // What describes the page (`meta`, JSON-LD) stays, for the libraries weigh it; nothing in the copy can run.
  private isExcluded(source: Element, tag: string): boolean {
    if (tag === 'META' || tag === 'TITLE' || tag === 'BASE') return false;
    if (tag === 'SCRIPT') {
      const type = source.getAttribute('type') ?? '';
      return !FORMULA_SCRIPT_TYPE.test(type) && type !== 'application/ld+json';
    }
    return NON_TEXT_TAGS.has(tag) && !isBody(tag);
  }

  private appendCopy(source: Element, tag: string, { parent, baseUrl }: CopyTarget): Element {
    const element = this.copy.importNode(source, false);
    if (baseUrl !== null) makeUrlsAbsolute(element, baseUrl);
    if (CLOBBERING_TAGS.has(tag)) {
      element.removeAttribute('name');
      const id = element.getAttribute('id');
      if (id !== null && (id in Document.prototype || id in HTMLFormElement.prototype))
        element.removeAttribute('id');
    }
    parent.appendChild(element);
    return element;
  }

  // A frame that nobody sees holds what the page keeps for itself.
  private pushFrame(source: Element, target: CopyTarget): void {
    const shouldCopy = target.visibility === 'seen' && (target.isWhole || this.isCovered(source));
    const frameDocument = shouldCopy ? this.dom.getFrameDocument(source) : null;
    const root = frameDocument ? this.dom.getRoot(frameDocument) : null;
    if (!root) return;
    const parent = target.parent.appendChild(this.copy.createElement('div'));
    const baseUrl = this.dom.getBaseUrl(root);
    for (let child = this.dom.getFirstChild(root); child; child = this.dom.getNextSibling(child)) {
      if (this.dom.getNodeType(child) !== 1 || !isBody(this.dom.getTagName(child as Element).toUpperCase()))
        continue;
      const visibility = this.visibilityChecker.getVisibility(child as Element, target.visibility);
      this.pushChildren(child, { parent, depth: target.depth + 1, visibility, baseUrl, isWhole: true });
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
    else if (this.isCovered(source)) this.pushChildren(shadow, { ...target, isWhole: true });
    else this.pushChildren(source, target);
  }

  // A range knows nothing of what stands in a shadow root or a frame: it goes with its host where that is covered whole.
  private isCovered(element: Element): boolean {
    const parent = this.dom.getParent(element);
    if (!parent) return false;
    let index = 0;
    for (
      let node = this.dom.getFirstChild(parent);
      node && node !== element;
      node = this.dom.getNextSibling(node)
    )
      index += 1;
    return this.ranges.some(
      (range) => range.isPointInRange(parent, index) && range.isPointInRange(parent, index + 1),
    );
  }

  private pushChildren(parent: Node, target: CopyTarget): void {
    const source = this.dom.getFirstChild(parent);
    if (source) this.stack.push({ source, target, includesSiblings: true });
  }

  // Only some: a parser makes attributes of names that no script may set ("it?<").
  private copyAttributes(source: Element, target: Element): void {
    for (const { name, value } of Array.from(this.dom.getAttributes(source))) {
      if (COPIED_ATTRIBUTES.has(name)) target.setAttribute(name, value);
    }
  }
}

// A page made of frames has a `frameset` where others have their body.
const isBody = (tag: string): boolean => tag === 'BODY' || tag === 'FRAMESET';

function getCoveredText(node: Node, ranges: Range[]): string {
  const text = node.nodeValue ?? '';
  const parts = ranges
    .filter((range) => range.intersectsNode(node))
    .map((range) =>
      text.slice(
        range.startContainer === node ? range.startOffset : 0,
        range.endContainer === node ? range.endOffset : text.length,
      ),
    );
  return parts.join(' ');
}
