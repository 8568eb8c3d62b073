import type { Block } from '../split-into-blocks';
import { getTagName, isElement } from '../tags';
import type { PagePosts } from '../thread/page-posts';
import { type AncestorFeatures, listAncestorFeatures } from './ancestor-features';
import type { ExtractorVotes } from './collect-votes';
import { ANCESTOR_LEVELS, KNOWN_TAGS, NEIGHBOUR_OFFSETS } from './feature-names';
import { convertToLogScale, measureDistances } from './measure-distances';

/** One row of numbers per block. `FEATURE_NAMES` names the columns. */
export type FeatureRows = number[][];

/** Computes the features that the block model reads, one row per block. */
export function computeFeatureRows(
  blocks: Block[],
  votes: ExtractorVotes,
  pagePosts: PagePosts,
): FeatureRows {
  return new FeatureBuilder(blocks, votes, pagePosts).buildRows();
}

type BlockTotals = {
  words: number;
  chars: number;
  linkChars: number;
  readabilityWords: number;
  defuddleWords: number;
  blockCount: number;
};
const createTotals = (): BlockTotals => ({
  words: 0,
  chars: 0,
  linkChars: 0,
  readabilityWords: 0,
  defuddleWords: 0,
  blockCount: 0,
});
const computeRatio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const MAX_ANCESTOR_LEVEL = Math.max(...ANCESTOR_LEVELS);

class FeatureBuilder {
  private readonly totalsByElement = new Map<Element, BlockTotals>();
  /** The totals of all blocks with the same structure key (see `buildStructureKey`). */
  private readonly totalsByStructure = new Map<string, BlockTotals>();
  private readonly structureKeys: string[] = [];
  private readonly countByText = new Map<string, number>();
  private readonly pageTotals = createTotals();
  private readonly ancestorFeatures: AncestorFeatures[];
  private readonly blocks: Block[];
  private readonly votes: ExtractorVotes;
  private readonly pagePosts: PagePosts;

  constructor(blocks: Block[], votes: ExtractorVotes, pagePosts: PagePosts) {
    this.pagePosts = pagePosts;
    this.blocks = blocks;
    this.votes = votes;
    this.ancestorFeatures = listAncestorFeatures(blocks.map(({ container }) => container));
    for (const block of blocks) this.countBlock(block);
  }

  private countBlock(block: Block): void {
    for (let ancestor: Element | null = block.container; ancestor; ancestor = ancestor.parentElement) {
      let totals = this.totalsByElement.get(ancestor);
      if (!totals) {
        totals = createTotals();
        this.totalsByElement.set(ancestor, totals);
      }
      this.addToTotals(totals, block);
    }
    const key = buildStructureKey(block.container);
    this.structureKeys.push(key);
    const structureTotals = this.totalsByStructure.get(key) ?? createTotals();
    this.totalsByStructure.set(key, structureTotals);
    this.addToTotals(structureTotals, block);
    this.addToTotals(this.pageTotals, block);
    this.countByText.set(block.text, (this.countByText.get(block.text) ?? 0) + 1);
  }

  private addToTotals(totals: BlockTotals, { id, words, text, linkChars }: Block): void {
    totals.words += words;
    totals.chars += text.length;
    totals.linkChars += linkChars;
    totals.blockCount += 1;
    if (this.votes.readability.has(id)) totals.readabilityWords += words;
    if (this.votes.defuddle.has(id)) totals.defuddleWords += words;
  }

  buildRows(): FeatureRows {
    const pageFeatures = this.getPageFeatures();
    const distances = measureDistances(this.blocks, this.votes);
    const earlierCountByText = new Map<string, number>();
    // The functions append to the array of the row, because concatenating nine arrays per block takes longer
    // than computing their values.
    return this.blocks.map((block, i) => {
      const row = this.getBlockFeatures(block);
      for (const offset of NEIGHBOUR_OFFSETS) this.addNeighbourFeatures(row, this.blocks[i + offset]);
      this.addAncestorFeatures(row, block);
      row.push(...this.getStructureFeatures(i), ...pageFeatures, ...(distances[i] ?? []));
      row.push(...(this.ancestorFeatures[i] ?? []), ...this.getThreadFeatures(block, earlierCountByText));
      return row;
    });
  }

  private getThreadFeatures(block: Block, earlierCountByText: Map<string, number>): number[] {
    const earlierCount = earlierCountByText.get(block.text) ?? 0;
    earlierCountByText.set(block.text, earlierCount + 1);
    return [
      this.pagePosts.isInPost(block.container) ? 1 : 0,
      convertToLogScale(this.pagePosts.postCount),
      computeRatio(this.pagePosts.postWords, this.pageTotals.words),
      block.words <= MAX_BYLINE_WORDS && DATE_OR_TIME.test(block.text) ? 1 : 0,
      block.container.closest('blockquote') ? 1 : 0,
      earlierCount,
    ];
  }

  private precedingWords = 0;

  private getBlockFeatures(block: Block): number[] {
    const { text, words, counts, linkChars, container } = block;
    const precedingWords = this.precedingWords;
    this.precedingWords += words;
    const textLength = text.length || 1;
    return [
      convertToLogScale(words),
      computeRatio(text.length, words),
      computeRatio(linkChars, text.length),
      /[.!?…。！？:]["'”’)\]]*$/.test(text) ? 1 : 0,
      computeRatio(counts.commas, words),
      computeRatio(counts.capitals, textLength),
      computeRatio(counts.digits, textLength),
      getTagIndex(block),
      container.closest('h1,h2,h3,h4,h5,h6') ? 1 : 0,
      computeRatio(precedingWords, this.pageTotals.words),
      convertToLogScale(this.pageTotals.words - precedingWords - words),
      this.votes.readability.has(block.id) ? 1 : 0,
      this.votes.defuddle.has(block.id) ? 1 : 0,
      this.countByText.get(text) ?? 1,
    ];
  }

  private addNeighbourFeatures(row: number[], block: Block | undefined): void {
    if (!block) {
      row.push(0, 0, 0, 0, -1);
      return;
    }
    const { readability, defuddle } = this.votes;
    row.push(
      convertToLogScale(block.words),
      computeRatio(block.linkChars, block.text.length),
      readability.has(block.id) ? 1 : 0,
      defuddle.has(block.id) ? 1 : 0,
      getTagIndex(block),
    );
  }

  private addAncestorFeatures(row: number[], { container }: Block): void {
    let ancestor: Element | null = container;
    for (let level = 0; level <= MAX_ANCESTOR_LEVEL; level += 1) {
      const totals: BlockTotals = (ancestor && this.totalsByElement.get(ancestor)) ?? this.pageTotals;
      if (ANCESTOR_LEVELS.includes(level)) {
        row.push(
          convertToLogScale(totals.words),
          computeRatio(totals.linkChars, totals.chars),
          computeRatio(totals.readabilityWords, totals.words),
          computeRatio(totals.defuddleWords, totals.words),
          convertToLogScale(totals.blockCount),
          computeRatio(totals.words, this.pageTotals.words),
        );
      }
      ancestor = ancestor?.parentElement ?? null;
    }
  }

  private getStructureFeatures(index: number): number[] {
    const totals = this.totalsByStructure.get(this.structureKeys[index] ?? '') ?? createTotals();
    return [
      convertToLogScale(totals.blockCount),
      computeRatio(totals.words, totals.blockCount),
      computeRatio(totals.linkChars, totals.chars),
      computeRatio(totals.readabilityWords, totals.words),
      computeRatio(totals.defuddleWords, totals.words),
    ];
  }

  private getPageFeatures(): number[] {
    const { readability, defuddle } = this.votes;
    const wordsWithBothVotes = this.blocks.reduce(
      (sum, { id, words }) => sum + (readability.has(id) && defuddle.has(id) ? words : 0),
      0,
    );
    const sentenceWords = this.blocks.reduce(
      (sum, { text, words }) => sum + (words >= MIN_SENTENCE_WORDS && /[.!?]/.test(text) ? words : 0),
      0,
    );
    const { words, linkChars, chars, blockCount } = this.pageTotals;
    return [
      convertToLogScale(words),
      computeRatio(linkChars, chars),
      computeRatio(this.pageTotals.readabilityWords, words),
      computeRatio(this.pageTotals.defuddleWords, words),
      computeRatio(wordsWithBothVotes, words),
      computeRatio(this.pageTotals.readabilityWords - wordsWithBothVotes, wordsWithBothVotes + 1),
      computeRatio(this.pageTotals.defuddleWords - wordsWithBothVotes, wordsWithBothVotes + 1),
      convertToLogScale(blockCount),
      computeRatio(sentenceWords, words),
    ];
  }
}

// If a DIV contains only one element, the tag of that element describes the block better.
const getTagIndex = ({ container, nodes }: Block): number => {
  const tag = getTagName(container);
  const [firstNode] = nodes;
  const wrappedElement =
    tag === 'DIV' && nodes.length === 1 && firstNode && isElement(firstNode) && firstNode;
  return KNOWN_TAGS.indexOf(wrappedElement ? getTagName(wrappedElement) : tag);
};

// Returns a key that blocks have in common if their container, its parent and its grandparent have the same
// tags and class names. Such blocks usually have the same role, for example as posts of a thread or cards of
// a list.
function buildStructureKey(container: Element): string {
  const buildElementKey = (element: Element | null) =>
    element
      ? `${getTagName(element)}.${(element.getAttribute('class') ?? '').replace(/[\d\s]+/g, ' ').trim()}`
      : '';
  return `${buildElementKey(container)}<${buildElementKey(container.parentElement)}<${buildElementKey(container.parentElement?.parentElement ?? null)}`;
}

const MIN_SENTENCE_WORDS = 9;

// A date in a longer block belongs to a sentence. In a shorter block, it is the date of a post.
const MAX_BYLINE_WORDS = 13;

const DATE_OR_TIME =
  /\b(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d+ ?(?:s|m|h|d|w|mo|y|min|minutes?|hours?|days?|weeks?|months?|years?)\b(?: ago)?|\b\d{1,2}:\d\d\b/i;
