/**
 * The names of the page type flags, in the order of `readPageTypeFlags`. The block model refers to flags by
 * their position. A flag is set if the metadata (`says…`) or the URL (`url…`) indicates a type of page.
 */
export const PAGE_TYPE_FLAG_NAMES: readonly string[] = [
  'saysArticle',
  'saysProduct',
  'saysForum',
  'saysList',
  'saysSite',
  'urlForum',
  'urlDocs',
  'urlArticle',
  'urlShop',
  'urlRoot',
];

const JSON_LD_TYPES: RegExp[] = [
  /"@type":\s*(?:\[\s*)?"(?:\w*Article|BlogPosting|Report|Recipe|HowTo)"/,
  /"@type":\s*(?:\[\s*)?"(?:Product|ProductGroup|Offer|AggregateOffer)"/,
  /"@type":\s*(?:\[\s*)?"(?:DiscussionForumPosting|QAPage|Question|SocialMediaPosting)"/,
  /"@type":\s*(?:\[\s*)?"(?:CollectionPage|ItemList|SearchResultsPage)"/,
];
const URL_PATTERNS: RegExp[] = [
  /forum|thread|topic|discuss|community|question|viewtopic|\/t\/|comments|\/posts?\/\d/i,
  /\bdocs?\b|documentation|reference|manual|\bapi\b|tutorial|guide|wiki|learn/i,
  /blog|news|article|story|stories|\/20\d\d\/|insights|resources/i,
  /shop|product|\/p\/|\/dp\/|store|collections?\/|category|catalog/i,
];

/**
 * Returns whether the JSON-LD says that the page is a thread. Unlike the flag `saysForum`, with which the
 * block model was trained, it does not count the questions of a FAQ.
 */
export function isDeclaredThread(copy: Document): boolean {
  const jsonLd = readJsonLd(copy);
  return (
    /"@type":\s*(?:\[\s*)?"(?:DiscussionForumPosting|QAPage|SocialMediaPosting)"/.test(jsonLd) ||
    (/"@type":\s*(?:\[\s*)?"Question"/.test(jsonLd) && !/"FAQPage"/.test(jsonLd))
  );
}

const readJsonLd = (copy: Document): string =>
  [...copy.querySelectorAll('script[type="application/ld+json"]')]
    .map(({ textContent }) => textContent ?? '')
    .join(' ');

/** Returns whether the flag with this name is set. */
export const hasPageTypeFlag = (flags: readonly number[], name: string): boolean =>
  flags[PAGE_TYPE_FLAG_NAMES.indexOf(name)] === 1;

/**
 * Returns 0 or 1 for each page type flag, from the type in Open Graph, the types in JSON-LD and the words in
 * the URL.
 */
export function readPageTypeFlags(copy: Document, url: string): number[] {
  const getMetaContent = (selector: string) => copy.querySelector(selector)?.getAttribute('content') ?? '';
  const ogType = getMetaContent('meta[property="og:type"]').toLowerCase();
  const jsonLd = readJsonLd(copy);
  const [article, product, forum, list] = JSON_LD_TYPES.map((pattern) => pattern.test(jsonLd));
  const path = url.replace(/^https?:\/\//, '');
  return [
    ogType === 'article' || article,
    ogType.startsWith('product') || product,
    forum,
    list,
    ogType === 'website',
    ...URL_PATTERNS.map((pattern) => pattern.test(path)),
    /^[^/]+\/?$/.test(path),
  ].map((isPresent) => (isPresent ? 1 : 0));
}
