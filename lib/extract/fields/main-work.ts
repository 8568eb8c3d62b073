import { stripWww } from '@/lib/address/host';
import { parseWebUrl } from '@/lib/address/parse-url';
import { normalizeForComparison } from './clean-text';
import { getAttribute, getRawText, getVisibleText, queryFirst } from './dom';
import { getJsonLdText, getSchemaTypes, type JsonLdNode, toArray } from './json-ld';
import type { PageContext } from './page-context';
import { getDocumentTitle, getSharedWordRatio } from './page-title';

/**
 * Returns the JSON-LD node of the work that the page is about, or null if there is none. Works of other pages
 * (`isWorkOfOtherPage`) are left out.
 * 1. A work counts first if its URL is the URL of the page, or its headline the heading of the page.
 * 2. Otherwise the type counts, for example an article before a WebPage.
 * 3. If several nodes have the best type, as in a list of stories, the URL or heading of the page must
 *   identify one of them, unless all have the same headline.
 */
export function findMainWork(context: PageContext): JsonLdNode | null {
  const rankedNodes = listRankedNodes(context).filter(({ node }) => !isWorkOfOtherPage(node, context));
  const identifiedWorks = rankedNodes.filter(
    ({ rank, node }) => rank >= MIN_WORK_RANK && isIdentifiedByPage(node, context),
  );
  if (identifiedWorks.length > 0) return preferSameQuery(listHighestRankedNodes(identifiedWorks), context);
  const nodes = listHighestRankedNodes(rankedNodes);
  if (nodes.length <= 1) return nodes[0] ?? null;
  const identifiedNodes = nodes.filter((node) => isIdentifiedByPage(node, context));
  if (identifiedNodes.length > 0) return preferSameQuery(identifiedNodes, context);
  const headlines = new Set(nodes.map((node) => getHeadline(node, context)));
  return headlines.size === 1 ? (nodes[0] ?? null) : null;
}

/** Returns the works in JSON-LD that have another URL and another headline than the page. */
export const listWorksOfOtherPages = (context: PageContext): JsonLdNode[] =>
  listRankedNodes(context).flatMap(({ node, rank }) =>
    rank >= MIN_WORK_RANK && isWorkOfOtherPage(node, context) ? [node] : [],
  );

type RankedNode = { node: JsonLdNode; rank: number };

const listRankedNodes = (context: PageContext): RankedNode[] =>
  context.jsonLd.topNodes
    .map((node) => ({ node, rank: getTypeRank(node) }))
    .filter(({ node, rank }) => rank > 0 && (!isBookOrMovie(node) || isSubjectOfPage(node, context)));

function listHighestRankedNodes(rankedNodes: readonly RankedNode[]): JsonLdNode[] {
  const highestRank = Math.max(0, ...rankedNodes.map(({ rank }) => rank));
  return rankedNodes.filter(({ rank }) => rank === highestRank).map(({ node }) => node);
}

// Prefers a node whose URL has the same query as the page. On some servers, the query and not the path
// identifies the page.
const preferSameQuery = (nodes: readonly JsonLdNode[], { url }: PageContext): JsonLdNode | null =>
  nodes.find((node) => listNodeUrls(node, url).some(({ search }) => search === url?.search)) ??
  nodes[0] ??
  null;

/** Returns the `headline` of the node, otherwise its `name`, otherwise null. */
export const getHeadline = (node: JsonLdNode, context: PageContext): string | null =>
  getJsonLdText(node.headline, context.jsonLd) ?? getJsonLdText(node.name, context.jsonLd);

/** Returns whether works of this type usually have an author and a publication date. */
export const isAuthoredWork = (node: JsonLdNode): boolean => getTypeRank(node) >= MIN_AUTHORED_RANK;

/**
 * Returns whether a node is an article, a post or a report, and not a thing that such a text is about, such
 * as a book.
 */
export const isArticleWork = (node: JsonLdNode): boolean => getTypeRank(node) >= MIN_ARTICLE_RANK;

/** Returns whether a node describes a page or a work, and not a site or a list. */
export const isPageOrWork = (node: JsonLdNode): boolean => getTypeRank(node) >= MIN_PAGE_RANK;

const MIN_PAGE_RANK = 2;
// Types with a lower rank are pages and lists, which have no author or publication date.
const MIN_AUTHORED_RANK = 3;
const MIN_WORK_RANK = 4;
const MIN_ARTICLE_RANK = 5;

// Subtypes of https://schema.org/CreativeWork rank above WebPage, which only describes the page that contains
// the work.
const RANK_BY_TYPE: [RegExp, number][] = [
  [
    /^(?:ScholarlyArticle|MedicalScholarlyArticle|NewsArticle|ReportageNewsArticle|AnalysisNewsArticle|OpinionNewsArticle|BackgroundNewsArticle|ReviewNewsArticle|BlogPosting|LiveBlogPosting|TechArticle|SocialMediaPosting|DiscussionForumPosting|Article|AdvertiserContentArticle|SatiricalArticle|Report|Thesis|Question)$/,
    5,
  ],
  [
    /^(?:Book|Chapter|VideoObject|PodcastEpisode|Episode|RadioEpisode|Dataset|Legislation|Recipe|HowTo|Review|CriticReview|SoftwareSourceCode|PresentationDigitalDocument|Movie|Course|LearningResource|CreativeWork|AudioObject|ClaimReview)$/,
    4,
  ],
  [/^(?:QAPage|ItemPage|MedicalWebPage|FAQPage|AboutPage|WebPage)$/, 2],
  [
    /^(?:CollectionPage|SearchResultsPage|ProfilePage|Product|WebApplication|SoftwareApplication|MobileApplication|PodcastSeries|Event|JobPosting)$/,
    1,
  ],
];

function getTypeRank(node: JsonLdNode): number {
  const ranks = getSchemaTypes(node).flatMap((type) =>
    RANK_BY_TYPE.filter(([pattern]) => pattern.test(type)).map(([, rank]) => rank),
  );
  return Math.max(0, ...ranks);
}

// The page of a review or a shop includes the node of the book or film that the page is about. Such a node
// counts only if the heading of the page identifies it.
const isBookOrMovie = (node: JsonLdNode): boolean => {
  const types = getSchemaTypes(node);
  return (
    types.some((type) => /^(?:Book|Movie)$/.test(type)) && !types.some((type) => /Article|Posting/.test(type))
  );
};

function isSubjectOfPage(node: JsonLdNode, context: PageContext): boolean {
  const name = normalizeForComparison(getHeadline(node, context) ?? '');
  const heading = getPageHeading(context);
  if (name === '' || heading === '') return true;
  const isSameHeading = heading.startsWith(name) || name.startsWith(heading);
  return isIdentifiedByPage(node, context) || (isSameHeading && !REVIEW_WORD.test(heading));
}

const REVIEW_WORD =
  /\breview|rezension|kritik|critique|recensi|rese[nñ]a|resenha|cr[ií]tica|recenz|рецензи|レビュー|書評|书评/iu;

function isIdentifiedByPage(node: JsonLdNode, context: PageContext): boolean {
  const { url } = context;
  if (url && listNodeUrls(node, url).some((nodeUrl) => hasSameHostAndPath(nodeUrl, url))) return true;
  const headline = normalizeForComparison(getHeadline(node, context) ?? '');
  return headline !== '' && headline === getPageHeading(context);
}

/**
 * Returns whether a node describes another page: its URL differs from the URL of the page, and its headline
 * from the title and the heading of the page.
 */
function isWorkOfOtherPage(node: JsonLdNode, context: PageContext): boolean {
  const { url } = context;
  const nodeUrls = url
    ? listNodeUrls(node, url).filter(({ host }) => stripWww(host) === stripWww(url.host))
    : [];
  if (!url || nodeUrls.length === 0 || nodeUrls.some((nodeUrl) => hasSameHostAndPath(nodeUrl, url)))
    return false;
  const headline = getHeadline(node, context) ?? '';
  const pageTitles = [getPageHeading(context), getDocumentTitle(context.page)].filter(
    (title) => title !== '',
  );
  return (
    headline !== '' &&
    pageTitles.length > 0 &&
    pageTitles.every((title) => getSharedWordRatio(headline, title) < MAX_OTHER_HEADLINE_RATIO)
  );
}

// The maximum share of common words of two different headlines.
const MAX_OTHER_HEADLINE_RATIO = 0.5;

const hasSameHostAndPath = (a: URL, b: URL): boolean => getHostAndPath(a) === getHostAndPath(b);
const getHostAndPath = ({ host, pathname }: URL): string => stripWww(host) + pathname.replace(/\/$/, '');

/** Returns the URLs of the page that a node describes. */
export function listNodeUrls(node: JsonLdNode, pageUrl: URL | null): URL[] {
  const values = [node.url, node['@id'], node.mainEntityOfPage]
    .flatMap(toArray)
    .map((value) => (typeof value === 'object' && value !== null ? (value as JsonLdNode)['@id'] : value));
  // An id such as `#article` names a node and no page.
  return values.flatMap((value) => {
    const url =
      typeof value === 'string' && !/^(?:#|_:)/.test(value) ? parseWebUrl(value, pageUrl ?? undefined) : null;
    return url ?? [];
  });
}

function getPageHeading(context: PageContext): string {
  const heading = queryFirst(context.page, 'h1');
  // A `title` element with an id is usually part of an SVG image, where `aria-labelledby` refers to it.
  const titleElement = queryFirst(context.page, 'title');
  return normalizeForComparison(
    (heading && getVisibleText(heading)) ||
      (titleElement && getAttribute(titleElement, 'id') === null ? getRawText(titleElement, 500) : ''),
  );
}
