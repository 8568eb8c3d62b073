import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { MARK } from './segment';

/** The blocks each library would keep, by their numbers; empty where it found nothing or failed. */
export type Witnesses = { readability: Set<number>; defuddle: Set<number> };

/** Asks both libraries, each on a clone of the marked copy: both alter what they are given. */
export function witnessesOf(copy: Document, url: string): Witnesses {
  return { readability: readabilityKeeps(copy), defuddle: defuddleKeeps(copy, url) };
}

/** The blocks that Readability keeps. */
export function readabilityKeeps(copy: Document): Set<number> {
  try {
    const options = { disableJSONLD: true, serializer: (node: Node) => node };
    const article = new Readability<Node>(copy.cloneNode(true) as Document, options).parse();
    const kept = new Set<number>();
    for (const marked of (article?.content as Element | undefined)?.querySelectorAll(`[${MARK}]`) ?? []) {
      kept.add(Number(marked.getAttribute(MARK)));
    }
    return kept;
  } catch {
    return new Set();
  }
}

/**
 * The blocks that Defuddle keeps. Its rewriting of the markup and its care for images, most of its time, are left out:
 * the text is written from the copy itself.
 */
export function defuddleKeeps(copy: Document, url: string): Set<number> {
  try {
    const options = { url, standardize: false, removeImages: true, useAsync: false };
    const { content } = new Defuddle(copy.cloneNode(true) as Document, options).parse();
    return new Set([...content.matchAll(MARKED)].map(([, id]) => Number(id)));
  } catch {
    return new Set();
  }
}

const MARKED = new RegExp(`${MARK}="(\\d+)"`, 'g');
