import { folded } from './clean';
import { attr, first, lineOf, rawText } from './dom';
import { type LdNode, ldText, listOf, typesOf } from './json-ld';
import type { PageFacts } from './page-facts';

/**
 * The JSON-LD node that describes what the page is about: an article before a page of a site. Where several of the same
 * rank stand beside each other, as on a list of stories, only one that the page's address or heading names counts.
 */
export function mainWork(facts: PageFacts): LdNode | null {
  const ranked = facts.linked.top
    .map((node) => ({ node, rank: rankOf(node) }))
    .filter(({ node, rank }) => rank > 0 && (!isReviewable(node) || isHeaded(node, facts)));
  const best = Math.max(0, ...ranked.map(({ rank }) => rank));
  const nodes = ranked.filter(({ rank }) => rank === best).map(({ node }) => node);
  if (nodes.length <= 1) return nodes[0] ?? null;
  const named = nodes.find((node) => isNamedBy(node, facts));
  if (named) return named;
  const headlines = new Set(nodes.map((node) => headlineOf(node, facts)));
  return headlines.size === 1 ? (nodes[0] ?? null) : null;
}

/** The headline of a node: `headline`, else `name`; null where it has none. */
export const headlineOf = (node: LdNode, facts: PageFacts): string | null =>
  ldText(node.headline, facts.linked) ?? ldText(node.name, facts.linked);

/** Whether the node is of a type that is written by somebody and published on a day. */
export const isWritten = (node: LdNode): boolean => rankOf(node) >= 3;

// schema.org: subtypes of CreativeWork that one page is about, before WebPage, which describes the page around it.
const RANKS: [RegExp, number][] = [
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

function rankOf(node: LdNode): number {
  const ranks = typesOf(node).flatMap((type) =>
    RANKS.filter(([pattern]) => pattern.test(type)).map(([, rank]) => rank),
  );
  return Math.max(0, ...ranks);
}

// A page on a book or a film often describes it, as what is reviewed or sold there: only the page that it heads is its own.
const isReviewable = (node: LdNode): boolean => {
  const types = typesOf(node);
  return (
    types.some((type) => /^(?:Book|Movie)$/.test(type)) && !types.some((type) => /Article|Posting/.test(type))
  );
};

function isHeaded(node: LdNode, facts: PageFacts): boolean {
  const name = folded(headlineOf(node, facts) ?? '');
  const heading = pageHeading(facts);
  if (name === '' || heading === '') return true;
  const isSame = heading.startsWith(name) || name.startsWith(heading);
  return isNamedBy(node, facts) || (isSame && !REVIEW.test(heading));
}

const REVIEW =
  /\breview|rezension|kritik|critique|recensi|rese[nñ]a|resenha|cr[ií]tica|recenz|рецензи|レビュー|書評|书评/iu;

function isNamedBy(node: LdNode, facts: PageFacts): boolean {
  const path = facts.url ? facts.url.host + facts.url.pathname.replace(/\/$/, '') : '';
  const addresses = [node.url, node['@id'], node.mainEntityOfPage].flatMap(listOf);
  const same = addresses.some((address) => {
    const text = typeof address === 'string' ? address : ldText((address as LdNode)?.['@id'], facts.linked);
    return (
      text !== null &&
      text
        .replace(/^https?:\/\//, '')
        .replace(/[?#].*$/, '')
        .replace(/\/$/, '') === path
    );
  });
  const headline = folded(headlineOf(node, facts) ?? '');
  return same || (headline !== '' && headline === pageHeading(facts));
}

function pageHeading(facts: PageFacts): string {
  const heading = first(facts.page, 'h1');
  const canonical = first(facts.page, 'title');
  return folded(
    (heading && lineOf(heading)) ||
      (canonical && attr(canonical, 'id') === null ? rawText(canonical, 500) : ''),
  );
}
