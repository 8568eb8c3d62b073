import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { BLOCK_ID_ATTRIBUTE } from './split-into-blocks';

/** The blocks each library would keep, by their numbers; empty where it found nothing or failed. */
export type ExtractorVotes = { readability: Set<number>; defuddle: Set<number> };

/** Asks both libraries, each on a clone of the marked copy: both alter what they are given. */
export function collectVotes(copy: Document, url: string): ExtractorVotes {
  return { readability: getReadabilityVotes(copy), defuddle: getDefuddleVotes(copy, url) };
}

/** The blocks that Readability keeps. */
export function getReadabilityVotes(copy: Document): Set<number> {
  try {
    const options = { disableJSONLD: true, serializer: (node: Node) => node };
    const article = new Readability<Node>(copy.cloneNode(true) as Document, options).parse();
    const keptIds = new Set<number>();
    for (const markedElement of (article?.content as Element | undefined)?.querySelectorAll(
      `[${BLOCK_ID_ATTRIBUTE}]`,
    ) ?? []) {
      keptIds.add(Number(markedElement.getAttribute(BLOCK_ID_ATTRIBUTE)));
    }
    return keptIds;
  } catch {
    return new Set();
  }
}

/**
 * The blocks that Defuddle keeps. Its rewriting of the markup and its care for images, most of its time, are left out:
 * the text is written from the copy itself.
 */
export function getDefuddleVotes(copy: Document, url: string): Set<number> {
  try {
    const options = { url, standardize: false, removeImages: true, useAsync: false };
    const { content } = new Defuddle(copy.cloneNode(true) as Document, options).parse();
    return new Set([...content.matchAll(BLOCK_ID_PATTERN)].map(([, id]) => Number(id)));
  } catch {
    return new Set();
  }
}

const BLOCK_ID_PATTERN = new RegExp(`${BLOCK_ID_ATTRIBUTE}="(\\d+)"`, 'g');
