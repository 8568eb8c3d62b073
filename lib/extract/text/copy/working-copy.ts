/** An inert copy of the page. It runs nothing and loads nothing, and later steps may change it. */
export type WorkingCopy = {
  document: Document;
  /** The number of elements and text nodes that were read. */
  nodeCount: number;
  /** The number of characters of text that were read. */
  charCount: number;
  /** True if the page has more nodes or characters than were copied. */
  isTruncated: boolean;
  /** The copied text nodes that a reader does not see, or null if not every element was checked. */
  hiddenTexts: ReadonlySet<Node> | null;
  /** The outermost copied elements that a reader does not see. */
  hiddenElements: readonly Element[];
};

/**
 * The maximum number of nodes. At this size, copying, choosing blocks and sanitising take less than 3 s in
 * total.
 */
export const MAX_NODES = 100_000;

/** The maximum number of characters. A book has about a tenth of this number. */
export const MAX_CHARS = 5_000_000;
