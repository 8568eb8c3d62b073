import { parseUrl } from '@/lib/address/parse-url';
import { cleanText } from './clean-text';
import { getAttribute, queryAll } from './dom';
import { type JsonLdIndex, parseJsonLd } from './json-ld';

/** One `<meta>`: its name, property or http-equiv in lower case and as written, and its cleaned content. */
export type MetaTag = { name: string; nameInPage: string; content: string };

/** Data that is collected from the page once and used by every field. */
export type PageContext = {
  page: Document;
  /** The address of the work; for an archived copy the original address. Null if it is not a valid URL. */
  url: URL | null;
  now: Date;
  metas: readonly MetaTag[];
  jsonLd: JsonLdIndex;
  /** The page has more metas or JSON-LD than were read. */
  isTruncated: boolean;
};

/** Collects the data that the fields use. */
export function buildPageContext(page: Document, url: string, now: Date): PageContext {
  const metaElements = queryAll(page, 'meta[content]');
  const jsonLd = parseJsonLd(page);
  const isTruncated = jsonLd.isTruncated || metaElements.length > MAX_METAS;
  return { page, url: parseUrl(url), now, metas: parseMetas(metaElements), jsonLd, isTruncated };
}

/** Returns the metas with one of the names, in the order of `names`, then in document order. */
export function getMetas(context: PageContext, ...names: string[]): MetaTag[] {
  return names.flatMap((name) => context.metas.filter((meta) => meta.name === name));
}

// Shops write hundreds of metas for reviews; the relevant ones come first.
const MAX_METAS = 3000;
const MAX_CONTENT_LENGTH = 20_000;

function parseMetas(metaElements: readonly Element[]): MetaTag[] {
  const metas: MetaTag[] = [];
  for (const element of metaElements.slice(0, MAX_METAS)) {
    const content = cleanText(getAttribute(element, 'content') ?? '', MAX_CONTENT_LENGTH);
    // A meta with `itemprop` belongs to a microdata item and is read with it.
    for (const nameAttribute of ['name', 'property', 'http-equiv']) {
      const nameInPage = getAttribute(element, nameAttribute)?.trim();
      if (nameInPage && content !== '') metas.push({ name: nameInPage.toLowerCase(), nameInPage, content });
    }
  }
  return metas;
}
