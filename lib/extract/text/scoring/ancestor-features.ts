import { getTagName } from '../tags';

/**
 * The numbers of ancestors of a block, in this order: one for each tag of `ANCESTOR_TAGS`, one for hidden
 * ancestors, and one for each pattern of `NAME_PATTERNS`. The container of the block counts as an ancestor.
 */
export type AncestorFeatures = number[];

const ANCESTOR_TAGS = [
  'NAV',
  'HEADER',
  'FOOTER',
  'ASIDE',
  'FORM',
  'ARTICLE',
  'MAIN',
  'FIGURE',
  'LI',
  'TABLE',
];
const TAG_BY_ROLE: Record<string, string> = {
  navigation: 'NAV',
  banner: 'HEADER',
  contentinfo: 'FOOTER',
  complementary: 'ASIDE',
  article: 'ARTICLE',
  main: 'MAIN',
};
const NAME_PATTERNS: RegExp[] = [
  /nav|menu|skip|sitemap/i,
  /foot(?!note)|bottom|copyright|legal/i,
  /side|rail|aside|widget/i,
  /relat|recommend|more-|also|trending|popular|latest|similar|suggest|upsell|next-|prev/i,
  /comment|repl(?:y|ies)|disqus|discuss|respond/i,
  /share|social|follow/i,
  /cookie|consent|gdpr|privacy|onetrust/i,
  /promo|advert|(?:^|[-_\s])ads?(?:$|[-_\s])|sponsor|banner|cta/i,
  /newsletter|subscri|sign-?up|optin|mailing/i,
  /crumb/i,
  /author|byline|bio\b|avatar|profile|user/i,
  /(?:^|[-_\s])tags?(?:$|[-_\s])|categor|topic|meta|date/i,
  /modal|popup|dialog|overlay|toast|tooltip|dropdown|hidden/i,
  /article|entry|story|body|text|prose|markdown|content|description/i,
  /post|message|thread|answer|question/i,
  /product|price|cart|spec|feature|shop/i,
  /card|teaser|tile|item|grid|list/i,
  /review|rating|testimonial|star/i,
];

/** Returns the ancestor features of each container. */
export function listAncestorFeatures(containers: Element[]): AncestorFeatures[] {
  const cache: FeatureCache = { featuresByElement: new Map(), matchesByName: new Map() };
  return containers.map((container) => getAncestorFeatures(container, cache));
}

type FeatureCache = {
  featuresByElement: Map<Element, AncestorFeatures>;
  matchesByName: Map<string, number[]>;
};

function getAncestorFeatures(element: Element, cache: FeatureCache): AncestorFeatures {
  const cachedFeatures = cache.featuresByElement.get(element);
  if (cachedFeatures) return cachedFeatures;
  const parentFeatures = element.parentElement ? getAncestorFeatures(element.parentElement, cache) : [];
  const effectiveTag = TAG_BY_ROLE[element.getAttribute('role') ?? ''] ?? getTagName(element);
  const name =
    getTagName(element) === 'BODY' || getTagName(element) === 'HTML'
      ? ''
      : `${element.getAttribute('class') ?? ''} ${element.id}`;
  const elementFeatures = [
    ...ANCESTOR_TAGS.map((tag) => (tag === effectiveTag ? 1 : 0)),
    isHidden(element) ? 1 : 0,
    ...matchNamePatterns(name, cache.matchesByName),
  ];
  const features = elementFeatures.map((count, i) => count + (parentFeatures[i] ?? 0));
  cache.featuresByElement.set(element, features);
  return features;
}

// Results are cached because many elements have the same class names.
function matchNamePatterns(name: string, cache: Map<string, number[]>): number[] {
  const cachedFeatures = cache.get(name);
  if (cachedFeatures) return cachedFeatures;
  const matches = NAME_PATTERNS.map((pattern) => (name.length > 1 && pattern.test(name) ? 1 : 0));
  cache.set(name, matches);
  return matches;
}

const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '');
