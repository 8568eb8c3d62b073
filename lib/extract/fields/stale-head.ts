import { stripWww } from '@/lib/address/host';
import { parseWebUrl } from '@/lib/address/parse-url';
import { getAttribute, getVisibleText, queryAll } from './dom';
import { getSchemaTypes } from './json-ld';
import { getHeadline, isPageOrWork, listNodeUrls } from './main-work';
import { getMetas, type PageContext } from './page-context';
import { getDocumentTitle, getSharedWordRatio } from './page-title';

/**
 * Removes the metadata of another page from the context. The router of an application replaces the document,
 * its title and its URL, but can leave the metas, the canonical link and the JSON-LD of the page that was
 * loaded first.
 * The metadata is stale if its URLs and its titles both differ from the URL, the title and the heading of the
 * page. Data about the site stays.
 */
export function removeStaleHead(context: PageContext): PageContext {
  if (!isHeadStale(context)) return context;
  const topNodes = context.jsonLd.topNodes.filter((node) =>
    getSchemaTypes(node).some((type) => /^(?:WebSite|Organization|NewsMediaOrganization)$/.test(type)),
  );
  return {
    ...context,
    metas: context.metas.filter(({ name }) => SITE_METAS.has(name)),
    jsonLd: { ...context.jsonLd, topNodes },
    isHeadStale: true,
  };
}

const SITE_METAS = new Set([
  'og:site_name',
  'application-name',
  'apple-mobile-web-app-title',
  'generator',
  'og:locale',
  'content-language',
]);
// The maximum share of common words of two different titles. Both can contain the name of the site.
const MAX_OTHER_TITLE_RATIO = 0.5;
const MIN_HEADING_RATIO = 0.8;

function isHeadStale(context: PageContext): boolean {
  const pageHost = stripWww(context.url?.host ?? '');
  const { url } = context;
  const declaredUrls = getDeclaredUrls(context).filter(({ host }) => stripWww(host) === pageHost);
  if (
    !url ||
    declaredUrls.length === 0 ||
    declaredUrls.some((declaredUrl) => canDeclareUrl(declaredUrl, url))
  )
    return false;
  const documentTitle = getDocumentTitle(context.page);
  const headTitles = getHeadTitles(context);
  if (headTitles.length === 0) return false;
  const headings = queryAll(context.page, 'h1, h2')
    .slice(0, MAX_HEADINGS)
    .map((heading) => getVisibleText(heading, 500))
    .filter((text) => getSharedWordRatio(text, documentTitle) >= MIN_HEADING_RATIO);
  const isOtherTitle = (title: string) =>
    [documentTitle, ...headings].every((text) => getSharedWordRatio(title, text) < MAX_OTHER_TITLE_RATIO);
  return headings.length > 0 && headTitles.every(isOtherTitle);
}

const MAX_HEADINGS = 12;

// Returns whether a declared URL can be that of the page. Some servers and applications identify the page in
// the query or after `#/`. A declared URL without these can still belong to the page.
const canDeclareUrl = (declaredUrl: URL, url: URL): boolean =>
  normalizePath(declaredUrl) === normalizePath(url) &&
  !hasDifferentParameter(declaredUrl.searchParams, url.searchParams) &&
  (getRoute(declaredUrl) === '' || getRoute(declaredUrl) === getRoute(url));

const normalizePath = ({ pathname }: URL): string => pathname.replace(/\/$/, '');

const hasDifferentParameter = (declared: URLSearchParams, actual: URLSearchParams): boolean =>
  [...declared].some(([name, value]) => actual.has(name) && actual.get(name) !== value);

const getRoute = ({ hash }: URL): string => (/^#!?\//.test(hash) ? hash : '');

const getDeclaredUrls = (context: PageContext): URL[] => [
  ...[
    ...queryAll(context.page, 'link[rel~="canonical" i]').map((link) => getAttribute(link, 'href') ?? ''),
    ...getMetas(context, 'og:url').map(({ content }) => content),
  ].flatMap((text) => parseWebUrl(text, context.url ?? undefined) ?? []),
  ...context.jsonLd.topNodes.filter(isPageOrWork).flatMap((node) => listNodeUrls(node, context.url)),
];

const getHeadTitles = (context: PageContext): string[] => [
  ...getMetas(context, 'og:title', 'twitter:title').map(({ content }) => content),
  ...context.jsonLd.topNodes
    .filter((node) => typeof node.headline === 'string')
    .flatMap((node) => getHeadline(node, context) ?? []),
];
