import { getHost } from '@/lib/address/host';
import { parseWebUrl } from '@/lib/address/parse-url';
import type { Block } from './split-into-blocks';

const HEADING_SELECTOR = 'h2, h3, h4, h5, h6';
// The minimum share of the characters of a heading that are in its link. The other characters of the heading are a number, an icon
// or a label.
const MIN_LINK_SHARE = 0.8;
// A longer text below a linked heading is a section, for example in a list of reviewed products.
const MAX_TEASER_WORDS = 50;
// A teaser has at most a text, an author, a date and a number of comments.
const MAX_BLOCKS_PER_TEASER = 4;
const MAX_LABEL_WORDS = 10;
const MAX_LEVELS_UP = 8;
const MIN_ARTICLE_WORDS = 80;

/**
 * Returns the ids of the kept blocks that are teasers: short texts below headings that link to other pages of
 * the site. A list of teasers is recognised by its structure, because often no class names it.
 * Returns nothing for a page that consists mainly of teasers. Teasers above the last text of the article are
 * not returned, because they are items of the article.
 */
export function listTeaserIds(
  blocks: readonly Block[],
  keptBlockIds: ReadonlySet<number>,
  baseUrl: string,
  url: string,
): Set<number> {
  const idsInTeaserLists = listIdsInTeaserLists(blocks, (block) => isTeaserHeading(block, baseUrl, url));
  const keptBlocks = blocks.filter(({ id }) => keptBlockIds.has(id));
  // Linked headings above the last text of the article are items of a round-up.
  const lastTextId =
    keptBlocks.findLast(({ id, words }) => !idsInTeaserLists.has(id) && words > MAX_LABEL_WORDS)?.id ?? -1;
  const teasers = keptBlocks.filter(({ id }) => idsInTeaserLists.has(id) && id > lastTextId);
  const [teaserWords, totalWords] = [countWords(teasers), countWords(keptBlocks)];
  const articleWords = totalWords - teaserWords;
  return articleWords >= MIN_ARTICLE_WORDS && articleWords >= teaserWords
    ? new Set(teasers.map(({ id }) => id))
    : new Set();
}

const countWords = (blocks: readonly Block[]): number => blocks.reduce((sum, { words }) => sum + words, 0);

function isTeaserHeading({ container, linkChars, text }: Block, baseUrl: string, url: string): boolean {
  const heading = container.closest(HEADING_SELECTOR);
  if (!heading || text === '' || linkChars < MIN_LINK_SHARE * text.length) return false;
  const link = heading.closest('a[href]') ?? heading.querySelector('a[href]');
  const [target, page] = [parseWebUrl(link?.getAttribute('href') ?? '', baseUrl), parseWebUrl(url)];
  return (
    target !== null &&
    page !== null &&
    getHost(target.href) === getHost(page.href) &&
    !canBeSamePage(target, page)
  );
}

const trimSlash = (path: string): string => path.replace(/\/$/, '');

// A heading may link to its own position. The URL of the page can have tracking parameters or a final slash
// that the URL of the link does not have.
function canBeSamePage(target: URL, page: URL): boolean {
  // A link with a fragment leads to a place in a page, and often leaves out the query of the page.
  const canBeSameQuery = target.search === page.search || target.search === '' || target.hash !== '';
  return canBeSameQuery && trimSlash(target.pathname) === trimSlash(page.pathname);
}

/** Returns the ids of all blocks in elements that contain only teasers, at least two of them, and perhaps a label above them. */
function listIdsInTeaserLists(
  blocks: readonly Block[],
  isHeading: (block: Block) => boolean,
): ReadonlySet<number> {
  const headingIds = new Set(blocks.filter(isHeading).map(({ id }) => id));
  const rejectedElements = new Set<Element>();
  const listedIds = new Set<number>();
  for (const headingId of headingIds) {
    if (listedIds.has(headingId)) continue;
    const list = findTeaserList(blocks, headingId, headingIds, rejectedElements);
    for (const { id } of list) listedIds.add(id);
  }
  return listedIds;
}

/**
 * Returns the blocks of the largest element around a heading that only contains teasers. Returns an empty
 * array if the element contains no other heading of a teaser.
 */
function findTeaserList(
  blocks: readonly Block[],
  headingId: number,
  headingIds: ReadonlySet<number>,
  rejectedElements: Set<Element>,
): readonly Block[] {
  let list: readonly Block[] = [];
  let element = blocks[headingId]?.container.parentElement ?? null;
  for (let level = 0; element && level < MAX_LEVELS_UP; level += 1, element = element.parentElement) {
    if (rejectedElements.has(element)) return list;
    const blocksInside = getBlocksInside(blocks, headingId, element);
    if (!areTeasers(blocksInside, headingIds)) {
      rejectedElements.add(element);
      return list;
    }
    if (blocksInside.some(({ id }) => id !== headingId && headingIds.has(id))) list = blocksInside;
  }
  return list;
}

/**
 * Returns the blocks in `element`, which contains the block `startId`. They are consecutive, because blocks
 * are in document order. The id of a block is its index.
 */
function getBlocksInside(blocks: readonly Block[], startId: number, element: Element): readonly Block[] {
  const isInside = (index: number) => element.contains(blocks[index]?.container ?? null);
  let [start, end] = [startId, startId + 1];
  while (start > 0 && isInside(start - 1)) start -= 1;
  while (end < blocks.length && isInside(end)) end += 1;
  return blocks.slice(start, end);
}

/** Returns whether blocks consist of teasers, with or without a label such as "More stories" above them. */
function areTeasers(blocks: readonly Block[], headingIds: ReadonlySet<number>): boolean {
  // The number of blocks below the heading of a teaser. Null above the first heading.
  let textBlockCount: number | null = null;
  return blocks.every(({ id, words }) => {
    if (headingIds.has(id)) textBlockCount = 0;
    else if (textBlockCount === null) return words <= MAX_LABEL_WORDS;
    else textBlockCount += 1;
    return textBlockCount <= MAX_BLOCKS_PER_TEASER && words <= MAX_TEASER_WORDS;
  });
}
