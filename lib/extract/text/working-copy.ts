import { fromOwnAddress } from './own-address';
import { type SafeDom, safeDom } from './safe-dom';
import { type Sight, Watcher } from './sight';
import { SILENT } from './tags';

/** The page as read: a document of its own that runs nothing, loads nothing and may be altered. */
export type WorkingCopy = {
  document: Document;
  /** Elements and texts that were read. */
  nodes: number;
  /** Characters of text that were read. */
  chars: number;
  /** There were more; they were left out. */
  cut: boolean;
  /** The texts that a reader does not see; null where not the whole page was looked at. */
  unseen: ReadonlySet<Node> | null;
};

/** Beyond this many nodes a page is not read on: copying, one linear pass and cleaning stay well below 3 s. */
export const MOST_NODES = 100_000;
/** Nor beyond so many characters: a book has a tenth of that. */
export const MOST_CHARS = 5_000_000;
// The browsers' parsers stop at 512; a script can nest deeper, and the libraries walk by recursion.
const MOST_DEPTH = 300;
const FORMULA = /^math\/(?:tex|asciimath|mml)/i;
const NAMED = new Set(['IMG', 'FORM', 'OBJECT', 'EMBED', 'IFRAME', 'BUTTON', 'FIELDSET', 'OUTPUT', 'INPUT']);

const DESCRIBING = new Set(['class', 'id', 'lang', 'dir', 'role', 'itemtype', 'itemscope']);

// Where copies go; `base`: what addresses start from, null: from the page's own; `all`: whatever the ranges cover.
type Place = { to: Element; depth: number; sight: Sight; base: string | null; all: boolean };
// A node to take, and whether those beside it follow.
type Step = { from: Node; place: Place; chained: boolean };

/**
 * Copies the page into an inert document, from the live one as it stands. Open shadow roots stand in the place of their
 * hosts' children with the slots filled, and frames of the same origin stand as blocks where they are shown. The live page is only read.
 */
export function workingCopyOf(page: Document, most: number = MOST_NODES): WorkingCopy {
  return new Copier(emptyDocument(), safeDom(), most, []).run(page);
}

/** Copies what the ranges cover, inside copies of the elements around it; their addresses are absolute. */
export function workingCopyOfRanges(ranges: Range[]): WorkingCopy {
  const copier = new Copier(emptyDocument(), safeDom(), MOST_NODES, ranges);
  return { ...copier.runSelected(ranges[0]?.startContainer.getRootNode() ?? null), unseen: null };
}

const emptyDocument = (): Document =>
  new DOMParser().parseFromString('<!doctype html><html><head></head><body></body></html>', 'text/html');

class Copier {
  private nodes = 0;
  private chars = 0;
  private shortened = false;
  private readonly stack: Step[] = [];
  private readonly unseen = new Set<Node>();
  private readonly watcher = new Watcher();
  private readonly copy: Document;
  private readonly dom: SafeDom;
  private readonly most: number;
  private readonly ranges: Range[];

  constructor(copy: Document, dom: SafeDom, most: number, ranges: Range[]) {
    this.ranges = ranges;
    this.copy = copy;
    this.dom = dom;
    this.most = most;
  }

  run(page: Document): WorkingCopy {
    const root = this.dom.root(page);
    if (root) {
      const to = this.copy.documentElement;
      this.copyAttributes(root, to);
      this.push(root, { to, depth: 0, sight: this.watcher.of(root, 'seen'), base: null, all: true });
    }
    return this.drain();
  }

  /** From a document or a shadow root. */
  runSelected(root: Node | null): WorkingCopy {
    const top = root?.nodeType === 9 ? this.dom.root(root as Document) : root;
    const to = top === root ? this.copy.body : this.copy.documentElement;
    if (top) this.push(top, { to, depth: 0, sight: 'seen', base: this.dom.base(top), all: false });
    return this.drain();
  }

  private drain(): WorkingCopy {
    let step = this.stack.at(-1);
    while (step && this.nodes < this.most && this.chars < MOST_CHARS) {
      const { from, place } = step;
      const next = step.chained ? this.dom.nextSibling(from) : null;
      if (next) step.from = next;
      else this.stack.pop();
      this.take(from, place);
      step = this.stack.at(-1);
    }
    return {
      document: this.copy,
      nodes: this.nodes,
      chars: this.chars,
      cut: this.shortened || step !== undefined,
      unseen: this.watcher.complete ? this.unseen : null,
    };
  }

  private take(from: Node, place: Place): void {
    if (!place.all && this.ranges.every((range) => !range.intersectsNode(from))) return;
    const kind = this.dom.kind(from);
    if (kind === 3) this.takeText(from, place);
    else if (kind === 1) this.takeElement(from as Element, place);
  }

  private takeText(from: Node, { to, sight, all }: Place): void {
    const whole = all ? (from.nodeValue ?? '') : coveredText(from, this.ranges);
    const text = whole.slice(0, MOST_CHARS - this.chars);
    if (text.length < whole.length) this.shortened = true;
    this.nodes += 1;
    this.chars += text.length;
    const made = to.appendChild(this.copy.createTextNode(text));
    if (sight !== 'seen') this.unseen.add(made);
  }

  private takeElement(from: Element, place: Place): void {
    this.nodes += 1;
    const tag = this.dom.tag(from).toUpperCase();
    if (tag === 'HEAD') this.push(from, { ...place, to: this.copy.head });
    else if (!this.isLeftOut(from, tag))
      this.takeShown(from, tag, { ...place, sight: this.watcher.of(from, place.sight) });
  }

  private takeShown(from: Element, tag: string, place: Place): void {
    if (isBody(tag) && place.to === this.copy.documentElement) {
      this.copyAttributes(from, this.copy.body);
      this.pushInside(from, { ...place, to: this.copy.body });
    } else if (isBody(tag) || tag === 'HTML') this.push(from, place);
    else if (tag === 'SLOT') this.pushSlot(from, place);
    else if (tag === 'IFRAME' || tag === 'FRAME') this.pushFrame(from, place);
    else {
      const to = place.depth > MOST_DEPTH ? place.to : this.appendCopy(from, tag, place);
      this.pushInside(from, { ...place, to, depth: place.depth + 1 });
    }
  }

  // What describes the page (`meta`, JSON-LD) stays, for the libraries weigh it; nothing in the copy can run.
  private isLeftOut(from: Element, tag: string): boolean {
    if (tag === 'META' || tag === 'TITLE' || tag === 'BASE') return false;
    if (tag === 'SCRIPT') {
      const type = from.getAttribute('type') ?? '';
      return !FORMULA.test(type) && type !== 'application/ld+json';
    }
    return SILENT.has(tag) && !isBody(tag);
  }

  private appendCopy(from: Element, tag: string, { to, base }: Place): Element {
    const made = this.copy.importNode(from, false);
    if (base !== null) fromOwnAddress(made, base);
    if (NAMED.has(tag)) {
      made.removeAttribute('name');
      const id = made.getAttribute('id');
      if (id !== null && (id in Document.prototype || id in HTMLFormElement.prototype))
        made.removeAttribute('id');
    }
    to.appendChild(made);
    return made;
  }

  // A frame that nobody sees holds what the page keeps for itself.
  private pushFrame(from: Element, place: Place): void {
    const isTaken = place.sight === 'seen' && (place.all || this.isCovered(from));
    const frame = isTaken ? this.dom.frame(from) : null;
    const root = frame ? this.dom.root(frame) : null;
    if (!root) return;
    const to = place.to.appendChild(this.copy.createElement('div'));
    const base = this.dom.base(root);
    for (let child = this.dom.firstChild(root); child; child = this.dom.nextSibling(child)) {
      if (this.dom.kind(child) !== 1 || !isBody(this.dom.tag(child as Element).toUpperCase())) continue;
      const sight = this.watcher.of(child as Element, place.sight);
      this.push(child, { to, depth: place.depth + 1, sight, base, all: true });
    }
  }

  private pushSlot(slot: Element, place: Place): void {
    const assigned = this.dom.assigned(slot);
    if (assigned.length === 0) this.push(slot, place);
    for (const from of [...assigned].reverse()) this.stack.push({ from, place, chained: false });
  }

  private pushInside(from: Element, place: Place): void {
    const shadow = this.dom.shadow(from);
    if (!shadow || place.all) this.push(shadow ?? from, place);
    else if (this.isCovered(from)) this.push(shadow, { ...place, all: true });
    else this.push(from, place);
  }

  // A range knows nothing of what stands in a shadow root or a frame: it goes with its host where that is covered whole.
  private isCovered(element: Element): boolean {
    const parent = this.dom.parent(element);
    if (!parent) return false;
    let index = 0;
    for (let node = this.dom.firstChild(parent); node && node !== element; node = this.dom.nextSibling(node))
      index += 1;
    return this.ranges.some(
      (range) => range.isPointInRange(parent, index) && range.isPointInRange(parent, index + 1),
    );
  }

  private push(parent: Node, place: Place): void {
    const from = this.dom.firstChild(parent);
    if (from) this.stack.push({ from, place, chained: true });
  }

  // Only some: a parser makes attributes of names that no script may set ("it?<").
  private copyAttributes(from: Element, to: Element): void {
    for (const { name, value } of Array.from(this.dom.attributes(from))) {
      if (DESCRIBING.has(name)) to.setAttribute(name, value);
    }
  }
}

// A page made of frames has a `frameset` where others have their body.
const isBody = (tag: string): boolean => tag === 'BODY' || tag === 'FRAMESET';

function coveredText(node: Node, ranges: Range[]): string {
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
