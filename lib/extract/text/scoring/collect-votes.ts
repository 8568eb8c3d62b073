import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { BLOCK_ID_ATTRIBUTE } from '../marker-attributes';

/**
 * The ids of the blocks that each extractor would keep. The set of an extractor is empty if it found nothing
 * or failed.
 */
export type ExtractorVotes = { readability: Set<number>; defuddle: Set<number> };

/**
 * Returns the ids of the blocks that Readability keeps. Readability runs on a clone because it changes its
 * input.
 */
export function collectReadabilityVotes(copy: Document): Set<number> {
  try {
    const options = { disableJSONLD: true, serializer: (node: Node) => node };
    const article = new Readability<Node>(copy.cloneNode(true) as Document, options).parse();
    const keptBlockIds = new Set<number>();
    for (const blockElement of (article?.content as Element | undefined)?.querySelectorAll(
      `[${BLOCK_ID_ATTRIBUTE}]`,
    ) ?? []) {
      keptBlockIds.add(Number(blockElement.getAttribute(BLOCK_ID_ATTRIBUTE)));
    }
    return keptBlockIds;
  } catch {
    return new Set();
  }
}

/**
 * Returns the ids of the blocks that Defuddle keeps. Defuddle also runs on a clone. `standardize` and images
 * are switched off, because they take most of its time and only the block ids in its HTML are read.
 */
export function collectDefuddleVotes(copy: Document, url: string): Set<number> {
  try {
    const options = { url, standardize: false, removeImages: true, useAsync: false };
    const { content } = new Defuddle(copy.cloneNode(true) as Document, options).parse();
    return new Set([...content.matchAll(BLOCK_ID_PATTERN)].map(([, id]) => Number(id)));
  } catch {
    return new Set();
  }
}

const BLOCK_ID_PATTERN = new RegExp(`${BLOCK_ID_ATTRIBUTE}="(\\d+)"`, 'g');
