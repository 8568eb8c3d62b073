import { parseUrl } from '@/lib/address/parse-url';
import { cleanText } from './clean-text';
import { getAttribute, queryAll } from './dom';
import { type JsonLdIndex, parseJsonLd } from './json-ld';

/**
 * One `<meta>` element. `nameInPage` is its `name`, `property` or `http-equiv` as written in the page, and
 * `name` the same in lower case. `content` is the cleaned content.
 */
export type MetaTag = { name: string; nameInPage: string; content: string };

/** Data that is collected once from the page and used to read every field. */
export type PageContext = {
  page: Document;
  /**
   * The URL of the page, or the original URL if the page is an archived copy. Null if it is not a valid URL.
   */
  url: URL | null;
  now: Date;
  metas: readonly MetaTag[];
  jsonLd: JsonLdIndex;
  /**
   * True if the head of the page describes another page. `metas` and `jsonLd` then contain only data about
   * the site.
   */
  isHeadStale: boolean;
  /** True if the page has more metas or JSON-LD than were read. */
  isTruncated: boolean;
};

/** Collects the data that is used to read the fields. */
export function buildPageContext(page: Document, url: string, now: Date): PageContext {
  const metaElements = queryAll(page, 'meta[content]');
  const jsonLd = parseJsonLd(page);
  const isTruncated = jsonLd.isTruncated || metaElements.length > MAX_METAS;
  return {
    page,
    url: parseUrl(url),
    now,
    metas: parseMetas(metaElements),
    jsonLd,
    isHeadStale: false,
    isTruncated,
  };
}

/** Returns the metas that have one of the names, in the order of `names` and then in document order. */
export function getMetas(context: PageContext, ...names: string[]): MetaTag[] {
  return names.flatMap((name) => context.metas.filter((meta) => meta.name === name));
}

// Shops write hundreds of metas for reviews, after the metas that matter here.
const MAX_METAS = 3000;
const MAX_CONTENT_LENGTH = 20_000;

// Some templates write spaces into the name: `og: article: author`.
const normalizeName = (nameInPage: string): string => nameInPage.toLowerCase().replace(/([:.]) +/g, '$1');

function parseMetas(metaElements: readonly Element[]): MetaTag[] {
  const metas: MetaTag[] = [];
  for (const element of metaElements.slice(0, MAX_METAS)) {
    const content = cleanText(getAttribute(element, 'content') ?? '', MAX_CONTENT_LENGTH);
    // A meta with `itemprop` is not read here, because it is read together with its microdata item.
    for (const nameAttribute of ['name', 'property', 'http-equiv']) {
      const nameInPage = getAttribute(element, nameAttribute)?.trim();
      if (nameInPage && content !== '') metas.push({ name: normalizeName(nameInPage), nameInPage, content });
    }
  }
  return metas;
}
