import { distancesOf, log } from './block-distances';
import { LEVELS, NEAR, TAGS } from './feature-names';
import type { Block } from './segment';
import { ancestry, type Surroundings } from './surroundings';
import { tagOf } from './tags';
import type { Posts } from './thread';
import type { Witnesses } from './witnesses';

/** What the model weighs of each block, one row a block in the order of `FEATURES`. */
export type Features = number[][];

/** One row of numbers a block. */
export function featuresOf(blocks: Block[], witnesses: Witnesses, posts: Posts): Features {
  return new Measurer(blocks, witnesses, posts).rows();
}

type Sum = {
  words: number;
  chars: number;
  linkChars: number;
  readability: number;
  defuddle: number;
  blocks: number;
};
const noSum = (): Sum => ({ words: 0, chars: 0, linkChars: 0, readability: 0, defuddle: 0, blocks: 0 });
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

class Measurer {
  private readonly sums = new Map<Element, Sum>();
  private readonly kin = new Map<string, Sum>();
  private readonly kinOf: string[] = [];
  private readonly texts = new Map<string, number>();
  private readonly page = noSum();
  private readonly surroundings: Surroundings[];
  private readonly blocks: Block[];
  private readonly witnesses: Witnesses;
  private readonly posts: Posts;

  constructor(blocks: Block[], witnesses: Witnesses, posts: Posts) {
    this.posts = posts;
    this.blocks = blocks;
    this.witnesses = witnesses;
    this.surroundings = ancestry(blocks.map(({ container }) => container));
    for (const block of blocks) this.count(block);
  }

  private count(block: Block): void {
    for (let at: Element | null = block.container; at; at = at.parentElement) {
      let sum = this.sums.get(at);
      if (!sum) {
        sum = noSum();
        this.sums.set(at, sum);
      }
      this.add(sum, block);
    }
    const key = kinKey(block.container);
    this.kinOf.push(key);
    const kin = this.kin.get(key) ?? noSum();
    this.kin.set(key, kin);
    this.add(kin, block);
    this.add(this.page, block);
    this.texts.set(block.text, (this.texts.get(block.text) ?? 0) + 1);
  }

  private add(sum: Sum, { id, words, text, linkChars }: Block): void {
    sum.words += words;
    sum.chars += text.length;
    sum.linkChars += linkChars;
    sum.blocks += 1;
    if (this.witnesses.readability.has(id)) sum.readability += words;
    if (this.witnesses.defuddle.has(id)) sum.defuddle += words;
  }

  rows(): Features {
    const page = this.pageNumbers();
    const distances = distancesOf(this.blocks, this.witnesses);
    const counts = new Map<string, number>();
    // One list a row, grown in place: joining nine lists a block took longer than all that is measured.
    return this.blocks.map((block, i) => {
      const row = this.own(block);
      for (const at of NEAR) this.addNeighbour(row, this.blocks[i + at]);
      this.addLevels(row, block);
      row.push(...this.kinNumbers(i), ...page, ...(distances[i] ?? []));
      row.push(...(this.surroundings[i] ?? []), ...this.thread(block, counts));
      return row;
    });
  }

  private thread(block: Block, counts: Map<string, number>): number[] {
    const seen = counts.get(block.text) ?? 0;
    counts.set(block.text, seen + 1);
    return [
      this.posts.has(block.container) ? 1 : 0,
      log(this.posts.count),
      ratio(this.posts.words, this.page.words),
      block.words < 14 && DATED.test(block.text) ? 1 : 0,
      block.container.closest('blockquote') ? 1 : 0,
      seen,
    ];
  }

  private before = 0;

  private own(block: Block): number[] {
    const { text, words, characters, linkChars, container } = block;
    const before = this.before;
    this.before += words;
    const letters = text.length || 1;
    return [
      log(words),
      ratio(text.length, words),
      ratio(linkChars, text.length),
      /[.!?…。！？:]["'”’)\]]*$/.test(text) ? 1 : 0,
      ratio(characters.commas, words),
      ratio(characters.capitals, letters),
      ratio(characters.digits, letters),
      tagNumber(block),
      container.closest('h1,h2,h3,h4,h5,h6') ? 1 : 0,
      ratio(before, this.page.words),
      log(this.page.words - before - words),
      this.witnesses.readability.has(block.id) ? 1 : 0,
      this.witnesses.defuddle.has(block.id) ? 1 : 0,
      this.texts.get(text) ?? 1,
    ];
  }

  private addNeighbour(row: number[], block: Block | undefined): void {
    if (!block) {
      row.push(0, 0, 0, 0, -1);
      return;
    }
    const { readability, defuddle } = this.witnesses;
    row.push(
      log(block.words),
      ratio(block.linkChars, block.text.length),
      readability.has(block.id) ? 1 : 0,
      defuddle.has(block.id) ? 1 : 0,
      tagNumber(block),
    );
  }

  private addLevels(row: number[], { container }: Block): void {
    let at: Element | null = container;
    for (let up = 0; up <= 5; up += 1) {
      const sum: Sum = (at && this.sums.get(at)) ?? this.page;
      if (LEVELS.includes(up)) {
        row.push(
          log(sum.words),
          ratio(sum.linkChars, sum.chars),
          ratio(sum.readability, sum.words),
          ratio(sum.defuddle, sum.words),
          log(sum.blocks),
          ratio(sum.words, this.page.words),
        );
      }
      at = at?.parentElement ?? null;
    }
  }

  private kinNumbers(i: number): number[] {
    const sum = this.kin.get(this.kinOf[i] ?? '') ?? noSum();
    return [
      log(sum.blocks),
      ratio(sum.words, sum.blocks),
      ratio(sum.linkChars, sum.chars),
      ratio(sum.readability, sum.words),
      ratio(sum.defuddle, sum.words),
    ];
  }

  private pageNumbers(): number[] {
    const { readability, defuddle } = this.witnesses;
    const both = this.blocks.reduce(
      (sum, { id, words }) => sum + (readability.has(id) && defuddle.has(id) ? words : 0),
      0,
    );
    const sentences = this.blocks.reduce(
      (sum, { text, words }) => sum + (words > 8 && /[.!?]/.test(text) ? words : 0),
      0,
    );
    const { words, linkChars, chars, blocks } = this.page;
    return [
      log(words),
      ratio(linkChars, chars),
      ratio(this.page.readability, words),
      ratio(this.page.defuddle, words),
      ratio(both, words),
      ratio(this.page.readability - both, both + 1),
      ratio(this.page.defuddle - both, both + 1),
      log(blocks),
      ratio(sentences, words),
    ];
  }
}

const tagNumber = ({ container, nodes }: Block): number => {
  const tag = tagOf(container);
  if (tag === 'DIV' && nodes.length === 1 && nodes[0]?.nodeType === 1)
    return TAGS.indexOf(tagOf(nodes[0] as Element));
  return TAGS.indexOf(tag);
};

// Blocks in like places: the posts of a thread, the cards of a list.
function kinKey(container: Element): string {
  const part = (element: Element | null) =>
    element
      ? `${tagOf(element)}.${(element.getAttribute('class') ?? '').replace(/[\d\s]+/g, ' ').trim()}`
      : '';
  return `${part(container)}<${part(container.parentElement)}<${part(container.parentElement?.parentElement ?? null)}`;
}

const DATED =
  /\b(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d+ ?(?:s|m|h|d|w|mo|y|min|minutes?|hours?|days?|weeks?|months?|years?)\b(?: ago)?|\b\d{1,2}:\d\d\b/i;
