import { normalizeForComparison } from './clean-text';
import { getAttribute, getRawText, getVisibleText, queryFirst } from './dom';
import { getJsonLdText, getSchemaTypes, type JsonLdNode, toArray } from './json-ld';
import type { PageContext } from './page-context';

/**
 * Returns the JSON-LD node of the work that the page is about. An article ranks above a WebPage. If several
 * nodes have the same rank, as in a list of stories, only a node that the URL or heading of the page
 * identifies counts. Returns null if there is no such node.
 */
export function findMainWork(context: PageContext): JsonLdNode | null {
  const rankedNodes = context.jsonLd.topNodes
    .map((node) => ({ node, rank: getRank(node) }))
    .filter(({ node, rank }) => rank > 0 && (!isBookOrMovie(node) || isSubjectOfPage(node, context)));
  const highestRank = Math.max(0, ...rankedNodes.map(({ rank }) => rank));
  const nodes = rankedNodes.filter(({ rank }) => rank === highestRank).map(({ node }) => node);
  if (nodes.length <= 1) return nodes[0] ?? null;
  const namedNode = nodes.find((node) => isNamedByPage(node, context));
  if (namedNode) return namedNode;
  const headlines = new Set(nodes.map((node) => getHeadline(node, context)));
  return headlines.size === 1 ? (nodes[0] ?? null) : null;
}

/** Returns the `headline` of the node, otherwise its `name`, otherwise null. */
export const getHeadline = (node: JsonLdNode, context: PageContext): string | null =>
  getJsonLdText(node.headline, context.jsonLd) ?? getJsonLdText(node.name, context.jsonLd);

/** Whether works of this type usually have an author and a publication date. */
export const isAuthoredWork = (node: JsonLdNode): boolean => getRank(node) >= MIN_AUTHORED_RANK;

// Types with a lower rank are pages and lists, which have no author or publication date.
const MIN_AUTHORED_RANK = 3;

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

function getRank(node: JsonLdNode): number {
  const ranks = getSchemaTypes(node).flatMap((type) =>
    RANK_BY_TYPE.filter(([pattern]) => pattern.test(type)).map(([, rank]) => rank),
  );
  return Math.max(0, ...ranks);
}

// A review or a shop includes the node of the book or film that it is about. Such a node counts only if the
// heading of the page names it.
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
  return isNamedByPage(node, context) || (isSameHeading && !REVIEW_WORD.test(heading));
}

const REVIEW_WORD =
  /\breview|rezension|kritik|critique|recensi|rese[nñ]a|resenha|cr[ií]tica|recenz|рецензи|レビュー|書評|书评/iu;

function isNamedByPage(node: JsonLdNode, context: PageContext): boolean {
  const pageUrlText = context.url ? context.url.host + context.url.pathname.replace(/\/$/, '') : '';
  const nodeUrls = [node.url, node['@id'], node.mainEntityOfPage].flatMap(toArray);
  const hasPageUrl = nodeUrls.some((nodeUrl) => {
    const urlText =
      typeof nodeUrl === 'string' ? nodeUrl : getJsonLdText((nodeUrl as JsonLdNode)?.['@id'], context.jsonLd);
    return (
      urlText !== null &&
      urlText
        .replace(/^https?:\/\//, '')
        .replace(/[?#].*/s, '')
        .replace(/\/$/, '') === pageUrlText
    );
  });
  const headline = normalizeForComparison(getHeadline(node, context) ?? '');
  return hasPageUrl || (headline !== '' && headline === getPageHeading(context));
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
