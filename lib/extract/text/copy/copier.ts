import type { TimeBudget } from '@/lib/base/steps';
import { INLINE_TAGS } from '../tags';
import { hasNoSpaceAtEnd, hasNoSpaceAtStart, separateFromNeighbours } from './blocks-by-style';
import { appendElementCopy, copyAttributes, isBody, isExcluded } from './copy-element';
import { getCoveredText, isElementCovered } from './covered-ranges';
import { copyNoscriptImage } from './placeholder-images';
import type { SafeDom } from './safe-dom';
import { type Visibility, VisibilityChecker } from './visibility';
import { MAX_CHARS, type WorkingCopy } from './working-copy';

// Where and how a node is copied. `baseUrl` is null for nodes of the page itself, whose URLs need no
// resolution. If `shouldCopyAll` is true, nodes are copied even if no range covers them.
type CopyTarget = {
  parent: Element;
  depth: number;
  visibility: Visibility;
  baseUrl: string | null;
  shouldCopyAll: boolean;
};

// A node to copy. If `includesSiblings` is true, its following siblings are copied after it.
type CopyStep = { original: Node; target: CopyTarget; includesSiblings: boolean };

/** Copies one page, or the nodes that some ranges cover. Create a new instance for each copy. */
export class Copier {
  private nodeCount = 0;
  private charCount = 0;
  private isTruncated = false;
  private readonly stack: CopyStep[] = [];
  private readonly hiddenTexts = new Set<Node>();
  private readonly hiddenElements: Element[] = [];
  private readonly blocksByStyle: Element[] = [];
  private readonly visibilityChecker = new VisibilityChecker();
  private readonly copyDocument: Document;
  private readonly dom: SafeDom;
  private readonly maxNodes: number;
  private readonly ranges: Range[];
  private readonly budget: TimeBudget;

  constructor(copyDocument: Document, dom: SafeDom, maxNodes: number, ranges: Range[], budget: TimeBudget) {
    this.budget = budget;
    this.ranges = ranges;
    this.copyDocument = copyDocument;
    this.dom = dom;
    this.maxNodes = maxNodes;
  }

  copyPage(page: Document): WorkingCopy {
    const root = this.dom.getRoot(page);
    if (root) {
      const parent = this.copyDocument.documentElement;
      copyAttributes(this.dom.getAttributes(root), parent);
      this.pushChildren(root, {
        parent,
        depth: 0,
        visibility: this.visibilityChecker.getVisibility(root, 'visible'),
        baseUrl: null,
        shouldCopyAll: true,
      });
    }
    return this.processStack();
  }

  /** Copies the covered nodes of a document or a shadow root. */
  copyCoveredNodes(root: Node | null): WorkingCopy {
    const topNode = root?.nodeType === Node.DOCUMENT_NODE ? this.dom.getRoot(root as Document) : root;
    const parent = topNode === root ? this.copyDocument.body : this.copyDocument.documentElement;
    if (topNode)
      this.pushChildren(topNode, {
        parent,
        depth: 0,
        visibility: 'visible',
        baseUrl: this.dom.getBaseUrl(topNode),
        shouldCopyAll: false,
      });
    return this.processStack();
  }

  private processStack(): WorkingCopy {
    let step = this.stack.at(-1);
    while (step && this.isBelowLimits()) {
      const { original, target } = step;
      const nextSibling = step.includesSiblings ? this.dom.getNextSibling(original) : null;
      if (nextSibling) step.original = nextSibling;
      else this.stack.pop();
      this.copyNode(original, target);
      step = this.stack.at(-1);
    }
    for (const element of this.blocksByStyle) separateFromNeighbours(element);
    return {
      document: this.copyDocument,
      nodeCount: this.nodeCount,
      charCount: this.charCount,
      isTruncated: this.isTruncated || step !== undefined,
      hiddenTexts: this.visibilityChecker.isComplete ? this.hiddenTexts : null,
      hiddenElements: this.hiddenElements,
    };
  }

  // The clock is read only once per 256 nodes, because reading it takes as long as copying several nodes.
  private isBelowLimits(): boolean {
    if (this.nodeCount % 256 === 255 && this.budget.isSpent()) return false;
    return this.nodeCount < this.maxNodes && this.charCount < MAX_CHARS;
  }

  private copyNode(original: Node, target: CopyTarget): void {
    if (!target.shouldCopyAll && this.ranges.every((range) => !range.intersectsNode(original))) return;
    const nodeType = this.dom.getNodeType(original);
    if (nodeType === Node.TEXT_NODE) this.copyText(original, target);
    else if (nodeType === Node.ELEMENT_NODE) this.copyElement(original as Element, target);
  }

  private copyText(original: Node, { parent, visibility, shouldCopyAll }: CopyTarget): void {
    const originalText = shouldCopyAll ? (original.nodeValue ?? '') : getCoveredText(original, this.ranges);
    const includedText = originalText.slice(0, MAX_CHARS - this.charCount);
    if (includedText.length < originalText.length) this.isTruncated = true;
    const text = includedText.replace(INVISIBLE_CHARACTERS, '');
    this.nodeCount += 1;
    this.charCount += text.length;
    const textNode = parent.appendChild(this.copyDocument.createTextNode(text));
    const isHidden =
      visibility !== 'visible' || this.visibilityChecker.isVisuallyHidden(original, this.dom.getParent);
    if (isHidden && text.trim() !== '') this.hiddenTexts.add(textNode);
  }

  private copyElement(original: Element, target: CopyTarget): void {
    this.nodeCount += 1;
    const tag = this.dom.getTagName(original).toUpperCase();
    if (tag === 'HEAD') this.pushChildren(original, { ...target, parent: this.copyDocument.head });
    else if (tag === 'NOSCRIPT') copyNoscriptImage(original, target.parent.lastElementChild);
    else if (!isExcluded(original, tag))
      this.copyIncludedElement(original, tag, target, {
        ...target,
        visibility: this.visibilityChecker.getVisibility(original, target.visibility),
      });
  }

  private copyIncludedElement(
    original: Element,
    tag: string,
    outerTarget: CopyTarget,
    target: CopyTarget,
  ): void {
    if (isBody(tag) && target.parent === this.copyDocument.documentElement) {
      copyAttributes(this.dom.getAttributes(original), this.copyDocument.body);
      this.pushContents(original, { ...target, parent: this.copyDocument.body });
    } else if (isBody(tag) || tag === 'HTML') this.pushChildren(original, target);
    else if (tag === 'SLOT') this.pushSlot(original, target);
    else if (tag === 'IFRAME' || tag === 'FRAME') this.pushFrame(original, target);
    else this.copyOrdinaryElement(original, tag, outerTarget, target);
  }

  private copyOrdinaryElement(
    original: Element,
    tag: string,
    outerTarget: CopyTarget,
    target: CopyTarget,
  ): void {
    const parent =
      target.depth > MAX_DEPTH
        ? target.parent
        : appendElementCopy(original, tag, target.parent, target.baseUrl);
    if (target.visibility === 'hidden' && outerTarget.visibility !== 'hidden')
      this.hiddenElements.push(parent);
    if (INLINE_TAGS.has(tag) && parent !== target.parent && this.isBlockThatTouchesWords(original, parent))
      this.blocksByStyle.push(parent);
    this.pushContents(original, { ...target, parent, depth: target.depth + 1 });
  }

  /**
   * Returns whether a style sheet shows an inline element as a block, and other words touch it without white
   * space.
   */
  private isBlockThatTouchesWords(original: Element, copy: Element): boolean {
    const next = this.dom.getNextSibling(original);
    const isTouching =
      (copy.previousSibling !== null && hasNoSpaceAtEnd(copy.previousSibling)) ||
      (next !== null && hasNoSpaceAtStart(next, this.dom));
    return (
      isTouching &&
      this.dom.getFirstChild(original) !== null &&
      this.visibilityChecker.isBlockByStyle(original) &&
      // In code, the parts of a line can be laid out by a flexible box.
      !(copy.closest('pre') && this.visibilityChecker.isInFlexRow(original, this.dom.getParent))
    );
  }

  // Skips invisible frames, because they contain advertising and scripts instead of text.
  private pushFrame(original: Element, target: CopyTarget): void {
    const shouldCopy =
      target.visibility === 'visible' &&
      (target.shouldCopyAll || isElementCovered(original, this.ranges, this.dom));
    const frameDocument = shouldCopy ? this.dom.getFrameDocument(original) : null;
    const root = frameDocument ? this.dom.getRoot(frameDocument) : null;
    if (!root) return;
    const parent = target.parent.appendChild(this.copyDocument.createElement('div'));
    const baseUrl = this.dom.getBaseUrl(root);
    for (let child = this.dom.getFirstChild(root); child; child = this.dom.getNextSibling(child)) {
      const body = this.dom.getNodeType(child) === Node.ELEMENT_NODE ? (child as Element) : null;
      if (!body || !isBody(this.dom.getTagName(body).toUpperCase())) continue;
      const visibility = this.visibilityChecker.getVisibility(body, target.visibility);
      this.pushChildren(body, { parent, depth: target.depth + 1, visibility, baseUrl, shouldCopyAll: true });
    }
  }

  private pushSlot(slot: Element, target: CopyTarget): void {
    const assignedNodes = this.dom.getAssignedNodes(slot);
    if (assignedNodes.length === 0) this.pushChildren(slot, target);
    for (const original of [...assignedNodes].reverse())
      this.stack.push({ original, target, includesSiblings: false });
  }

  private pushContents(original: Element, target: CopyTarget): void {
    const shadowRoot = this.dom.getShadowRoot(original);
    if (!shadowRoot || target.shouldCopyAll) this.pushChildren(shadowRoot ?? original, target);
    else if (isElementCovered(original, this.ranges, this.dom))
      this.pushChildren(shadowRoot, { ...target, shouldCopyAll: true });
    else this.pushChildren(original, target);
  }

  private pushChildren(parent: Node, target: CopyTarget): void {
    const original = this.dom.getFirstChild(parent);
    if (original) this.stack.push({ original, target, includesSiblings: true });
  }
}

// HTML parsers create at most 512 levels, but scripts can create more. Deeper levels would overflow the stack
// of the recursive extractors.
const MAX_DEPTH = 300;

// Soft hyphens, zero-width spaces, word joiners and byte order marks only control line breaks. They are
// removed, because a search does not find a word that contains them. Zero-width joiners stay, because some
// scripts and emoji need them.
const INVISIBLE_CHARACTERS = /[\u00ad\u200b\u2060\ufeff]/g;
