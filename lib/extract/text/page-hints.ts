/** What kind of page it says it is, one number a kind (0 or 1), in the order of `HINTS`. */
export const HINTS: readonly string[] = [
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

const LD_TYPES: RegExp[] = [
  /"@type":\s*\[?\s*"(?:\w*Article|BlogPosting|Report|Recipe|HowTo)"/,
  /"@type":\s*\[?\s*"(?:Product|ProductGroup|Offer|AggregateOffer)"/,
  /"@type":\s*\[?\s*"(?:DiscussionForumPosting|QAPage|Question|SocialMediaPosting)"/,
  /"@type":\s*\[?\s*"(?:CollectionPage|ItemList|SearchResultsPage)"/,
];
const ADDRESSES: RegExp[] = [
  /forum|thread|topic|discuss|community|question|viewtopic|\/t\/|comments|\/posts?\/\d/i,
  /\bdocs?\b|documentation|reference|manual|\bapi\b|tutorial|guide|wiki|learn/i,
  /blog|news|article|story|stories|\/20\d\d\/|insights|resources/i,
  /shop|product|\/p\/|\/dp\/|store|collections?\/|category|catalog/i,
];

/** Whether the page says this of itself. */
export const hasHint = (hints: readonly number[], name: string): boolean => hints[HINTS.indexOf(name)] === 1;

/** The page's own words on what it is: Open Graph's type, the types of its JSON-LD, words in its address. */
export function pageHints(copy: Document, url: string): number[] {
  const say = (selector: string) => copy.querySelector(selector)?.getAttribute('content') ?? '';
  const og = say('meta[property="og:type"]').toLowerCase();
  const ld = [...copy.querySelectorAll('script[type="application/ld+json"]')]
    .map(({ textContent }) => textContent ?? '')
    .join(' ');
  const [article, product, forum, list] = LD_TYPES.map((type) => type.test(ld));
  const path = url.replace(/^https?:\/\//, '');
  return [
    og === 'article' || article,
    og.startsWith('product') || product,
    forum,
    list,
    og === 'website',
    ...ADDRESSES.map((word) => word.test(path)),
    /^[^/]+\/?$/.test(path),
  ].map((told) => (told ? 1 : 0));
}
