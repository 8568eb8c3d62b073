import { tagOf } from './tags';

/** What stands around a block: how many elements outwards say each thing, by tag or by name. */
export type Surroundings = number[];

const PLACES = ['NAV', 'HEADER', 'FOOTER', 'ASIDE', 'FORM', 'ARTICLE', 'MAIN', 'FIGURE', 'LI', 'TABLE'];
const ROLES: Record<string, string> = {
  navigation: 'NAV',
  banner: 'HEADER',
  contentinfo: 'FOOTER',
  complementary: 'ASIDE',
  article: 'ARTICLE',
  main: 'MAIN',
};
const NAMES: RegExp[] = [
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

/** The surroundings of each container given. */
export function ancestry(containers: Element[]): Surroundings[] {
  const known: Known = { rows: new Map(), names: new Map() };
  return containers.map((container) => surroundingsOf(container, known));
}

type Known = { rows: Map<Element, Surroundings>; names: Map<string, number[]> };

function surroundingsOf(element: Element, known: Known): Surroundings {
  const found = known.rows.get(element);
  if (found) return found;
  const above = element.parentElement ? surroundingsOf(element.parentElement, known) : [];
  const place = ROLES[element.getAttribute('role') ?? ''] ?? tagOf(element);
  const name =
    tagOf(element) === 'BODY' || tagOf(element) === 'HTML'
      ? ''
      : `${element.getAttribute('class') ?? ''} ${element.id}`;
  const own = [
    ...PLACES.map((tag) => (tag === place ? 1 : 0)),
    isHidden(element) ? 1 : 0,
    ...toldBy(name, known.names),
  ];
  const row = own.map((count, i) => count + (above[i] ?? 0));
  known.rows.set(element, row);
  return row;
}

// Most elements of a page share their names with others.
function toldBy(name: string, known: Map<string, number[]>): number[] {
  const found = known.get(name);
  if (found) return found;
  const told = NAMES.map((pattern) => (name.length > 1 && pattern.test(name) ? 1 : 0));
  known.set(name, told);
  return told;
}

const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '');
