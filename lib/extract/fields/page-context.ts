import { cleanText } from './clean-text';
import { getAttribute, queryAll } from './dom';
import { type LinkedData, parseLinkedData } from './json-ld';

/** One `<meta>`: its name (or property, or itemprop) lower-cased, its content cleaned and not empty. */
export type MetaTag = { name: string; writtenName: string; content: string };

/** What is gathered from a page once and then read by every field. */
export type PageContext = {
  page: Document;
  /** The address of the work: for a copy on an archive the original one. Null: it is no URL. */
  url: URL | null;
  now: Date;
  metas: readonly MetaTag[];
  linkedData: LinkedData;
  /** There was more in its head than is read. */
  isTruncated: boolean;
};

/** Gathers what the fields read. */
export function buildPageContext(page: Document, url: string, now: Date): PageContext {
  const elements = queryAll(page, 'meta[content]');
  const linkedData = parseLinkedData(page);
  const isTruncated = linkedData.isTruncated || elements.length > MAX_METAS;
  return { page, url: parseUrl(url), now, metas: parseMetas(elements), linkedData, isTruncated };
}

/** The contents of the metas with one of the names, the first name's first; in document order within a name. */
export function getMetas(context: PageContext, ...names: string[]): MetaTag[] {
  return names.flatMap((name) => context.metas.filter((meta) => meta.name === name));
}

/** A URL, or null for a text that is none. */
export function parseUrl(text: string, base?: URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

// Reviews of a shop can carry hundreds; the ones that count come first.
const MAX_METAS = 3000;
const MAX_CONTENT_LENGTH = 20_000;

function parseMetas(elements: readonly Element[]): MetaTag[] {
  const metas: MetaTag[] = [];
  for (const element of elements.slice(0, MAX_METAS)) {
    const content = cleanText(getAttribute(element, 'content') ?? '', MAX_CONTENT_LENGTH);
    // A meta in the body with an itemprop belongs to a microdata item, which is read apart.
    for (const nameAttribute of ['name', 'property', 'http-equiv']) {
      const writtenName = getAttribute(element, nameAttribute)?.trim();
      if (writtenName && content !== '')
        metas.push({ name: writtenName.toLowerCase(), writtenName, content });
    }
  }
  return metas;
}
