import { queryFirst } from '../fields/dom';
import { getSchemaTypes, resolveJsonLdNode } from '../fields/json-ld';
import { findMainWork, isArticleWork } from '../fields/main-work';
import { getMetas, type PageContext } from '../fields/page-context';
import { isNewsUrl } from './news-hosts';
import { listTypeCandidates, type Subtype, type SubtypeEvidence, type TypeCandidates } from './subtype';

/**
 * Proposes types, subtypes and purposes, each in the order of its evidence, strongest first. Proposes
 * `web_page` if there is no evidence.
 */
export function proposeType(context: PageContext, siteEvidence: readonly SubtypeEvidence[]): TypeCandidates {
  const evidence = [...siteEvidence, ...collectEvidence(context)];
  return listTypeCandidates(evidence.length > 0 ? evidence : [{ subtype: 'web_page' as const, from: 'URL' }]);
}

function collectEvidence(context: PageContext): SubtypeEvidence[] {
  return [
    ...getCitationEvidence(context),
    ...getUrlEvidence(context.url, STRONG_URL_PATTERNS),
    ...getJsonLdEvidence(context),
    ...getScholarlyEvidence(context),
    ...getPublisherEvidence(context),
    ...getMarkupEvidence(context),
    ...getUrlEvidence(context.url, WEAK_URL_PATTERNS),
    ...(context.url && isNewsUrl(context.url) ? [{ subtype: 'news_article' as const, from: 'URL' }] : []),
    ...getPostEvidence(context.page),
  ];
}

// The classes of blog software are the weakest evidence, because news sites use the same software. Most news
// sites declare `NewsArticle` or a news publisher.
const getPostEvidence = (page: Document): SubtypeEvidence[] =>
  queryFirst(page, BLOG_POST_SELECTOR) ? [{ subtype: 'blog_post', from: 'page structure' }] : [];

// Classes of a page with a single post in WordPress
// (https://developer.wordpress.org/reference/functions/body_class/), Ghost, HubSpot and Squarespace.
const BLOG_POST_SELECTOR =
  'body.single-post, body.post-template, body.hs-blog-post, body.view-item[class*="collection-type-blog"]';

function getCitationEvidence(context: PageContext): SubtypeEvidence[] {
  const getFirstMeta = (...names: string[]) => getMetas(context, ...names)[0];
  const title = getFirstMeta('citation_title', 'bepress_citation_title', 'eprints.title');
  const dissertation = getFirstMeta('citation_dissertation_institution');
  const report = getFirstMeta('citation_technical_report_institution', 'citation_technical_report_number');
  const isbn = getFirstMeta('citation_isbn');
  const preprint = getFirstMeta('citation_arxiv_id');
  const journal = getFirstMeta(
    'citation_journal_title',
    'citation_conference_title',
    'citation_inbook_title',
    'citation_doi',
    'citation_pmid',
    'citation_issn',
  );
  if (!title) return [];
  if (preprint) return [{ subtype: 'preprint', from: preprint.nameInPage }];
  if (journal) return [{ subtype: 'research_paper', from: journal.nameInPage }];
  if (report) return [{ subtype: 'report', from: report.nameInPage }];
  if (isbn && !dissertation) return [{ subtype: 'book', from: isbn.nameInPage }];
  return [{ subtype: 'research_paper', from: title.nameInPage }];
}

// Some repositories and publishers do not write `citation_title`, but declare the type or the DOI of the work
// in Dublin Core.
function getScholarlyEvidence(context: PageContext): SubtypeEvidence[] {
  const type = getMetas(context, 'dc.type', 'dcterms.type').find(({ content }) =>
    /\b(?:journal|article|paper|thesis|dissertation|preprint)\b/i.test(content),
  );
  if (type) {
    const subtype = /\bpreprint\b/i.test(type.content) ? 'preprint' : 'research_paper';
    return [{ subtype, from: type.nameInPage }];
  }
  const [journal] = getMetas(
    context,
    'citation_journal_title',
    'citation_doi',
    'prism.publicationname',
    'prism.doi',
  );
  const doi = getMetas(context, 'dc.identifier', 'dcterms.identifier').find(({ content }) =>
    /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?\s?10\.\d{4,9}\//i.test(content),
  );
  const evidence = journal ?? doi;
  return evidence ? [{ subtype: 'research_paper', from: evidence.nameInPage }] : [];
}

// Some news publishers mark their articles only as `Article`, and themselves as a news organisation.
function getPublisherEvidence(context: PageContext): SubtypeEvidence[] {
  const work = findMainWork(context);
  const publisher = work ? resolveJsonLdNode(work.publisher, context.jsonLd) : null;
  const isNewsPublisher = publisher !== null && getSchemaTypes(publisher).includes('NewsMediaOrganization');
  return isNewsPublisher ? [{ subtype: 'news_article', from: 'JSON-LD publisher' }] : [];
}

// A page is often both an Article and something more specific, so the more specific types come first.
const SUBTYPE_BY_SCHEMA_TYPE: [RegExp, Subtype][] = [
  [/ScholarlyArticle$|^Thesis$/, 'research_paper'],
  [/^OpinionNewsArticle$/, 'opinion'],
  [/NewsArticle$|^LiveBlogPosting$/, 'news_article'],
  [/^DiscussionForumPosting$|^QAPage$|^Question$/, 'forum_post'],
  [/^BlogPosting$/, 'blog_post'],
  [/^SocialMediaPosting$/, 'social_post'],
  [/^Report$/, 'report'],
  [/^Legislation/, 'legislation'],
  [/^Dataset$|^DataCatalog$/, 'dataset'],
  [/^PodcastEpisode$|^RadioEpisode$/, 'podcast_episode'],
  [/^VideoObject$|^Movie$|^TVEpisode$/, 'video'],
  [/^Book$/, 'book'],
  [/^TechArticle$|^APIReference$/, 'documentation'],
  [/^Product$|^ProductGroup$|^SoftwareApplication$|^MobileApplication$|^WebApplication$/, 'product_page'],
  [/^AboutPage$/, 'organization_page'],
];

// Types that show what the page is, even if the node is not the main work. If the main work is an article,
// the node of a product does not count, because the article only mentions the product.
const TOP_NODE_TYPES = /^(?:QAPage|Product|ProductGroup|PodcastEpisode)$/;
const TOP_NODE_TYPES_OF_ARTICLE = /^(?:QAPage|PodcastEpisode)$/;

function getJsonLdEvidence(context: PageContext): SubtypeEvidence[] {
  const work = findMainWork(context);
  const types = work ? getSchemaTypes(work) : [];
  const isArticle = work !== null && isArticleWork(work);
  const topTypes = context.jsonLd.topNodes
    .flatMap(getSchemaTypes)
    .filter((type) => (isArticle ? TOP_NODE_TYPES_OF_ARTICLE : TOP_NODE_TYPES).test(type));
  return SUBTYPE_BY_SCHEMA_TYPE.flatMap(([pattern, subtype]) => {
    const type = [...types, ...topTypes].find((candidate) => pattern.test(candidate));
    return type ? [{ subtype, from: `JSON-LD ${type}` }] : [];
  });
}

// The patterns match host and path together. The strong patterns identify documents of governments, news and
// posts more reliably than metadata does. Metadata counts more than the weak patterns.
const STRONG_URL_PATTERNS: [RegExp, Subtype][] = [
  [
    /^(?:www\.)?(?:legislation\.gov\.uk|eur-lex\.europa\.eu|congress\.gov|gesetze-im-internet\.de)\/.|^uscode\.house\.gov/,
    'legislation',
  ],
  [
    /^[^/]*(?:\.|^)(?:(?:gov|mil|gob|govt|go|gouv)(?:\.[a-z]{2})?|gc\.ca|europa\.eu|admin\.ch|bund\.de)\/./,
    'policy_document',
  ],
  [
    /\/(?:press-?releases?|news-?releases?|media-releases?|press|pressemitteilung\w*|communiques?)\//i,
    'press_release',
  ],
  [/\/(?:opinions?|op-?ed|commentisfree|editorials?|columnists?|meinung)\//i, 'opinion'],
  [/system[-_]?card|model[-_]card/i, 'system_card'],
  [/^(?:\w+\.)?(?:x|twitter|facebook|linkedin|threads|bsky)\.(?:com|net|app)\/./, 'social_post'],
];
const WEAK_URL_PATTERNS: [RegExp, Subtype][] = [
  [/^doi\.org\/10\.|\/(?:doi|article|articles|abs|full|pdf)\/10\.\d{4,9}\//, 'research_paper'],
  [
    /^(?:www\.)?(?:\w+\.wikipedia\.org|britannica\.com|scholarpedia\.org|plato\.stanford\.edu)\/./,
    'encyclopedia_entry',
  ],
  [
    /^(?:docs?|developers?|devdocs|documentation|manual|wiki)\.|\.readthedocs\.io\/|^docs\.rs\/|\/(?:docs|documentation|manual|reference|api-reference|user-?guide)(?:\/|$)/i,
    'documentation',
  ],
  [
    /^(?:forums?|community|discuss|boards|discourse)\.[^/]+\/.|^(?:\w+\.)?reddit\.com\/r\/|\/(?:forums?|threads?|questions|discussions?)\/[^/]+|\/t\/[^/]+\/\d/i,
    'forum_post',
  ],
  [
    /^blogs?\.[^/]+\/.|^[^/]*\.(?:blogspot|wordpress|substack|ghost|bearblog|tumblr|hashnode|medium)\.[a-z.]{1,20}\/.|^(?:www\.)?medium\.com\/.|\/(?:blogs?|posts?)\/[^/]+/i,
    'blog_post',
  ],
  [/\/(?:podcasts?|episodes?)\/[^/]+/i, 'podcast_episode'],
  [/\/(?:products?|shop|store|dp)\/[^/]+/i, 'product_page'],
  [/\/(?:news|nachrichten|noticias|actualites?|notizie|nieuws)\/.{12}/i, 'news_article'],
  [/\/(?:about(?:-us)?|team|who-we-are|impressum)\/?$/i, 'organization_page'],
];

function getUrlEvidence(url: URL | null, patterns: readonly [RegExp, Subtype][]): SubtypeEvidence[] {
  const hostAndPath = url ? url.hostname + url.pathname : '';
  return patterns
    .filter(([pattern]) => pattern.test(hostAndPath))
    .map(([, subtype]) => ({ subtype, from: 'URL' }));
}

const SUBTYPE_BY_OG_TYPE: [RegExp, Subtype][] = [
  [/^video/, 'video'],
  [/^book/, 'book'],
  [/^product/, 'product_page'],
  [/^music\.(?:song|episode)|podcast/, 'podcast_episode'],
];

function getMarkupEvidence(context: PageContext): SubtypeEvidence[] {
  const [ogType] = getMetas(context, 'og:type');
  const ogEvidence = SUBTYPE_BY_OG_TYPE.filter(([pattern]) => ogType && pattern.test(ogType.content)).map(
    ([, subtype]) => ({
      subtype,
      from: 'og:type',
    }),
  );
  const generator = getMetas(context, 'generator')
    .map(({ content }) => content)
    .join(' ');
  const isForumProgram = /discourse|xenforo|vbulletin|phpbb|mybb|vanilla|invision/i.test(generator);
  // A FAQ page also has questions, but they are not posts of a forum.
  const isThread =
    queryFirst(context.page, '[itemtype$="DiscussionForumPosting"], [itemtype$="/QAPage"]') !== null;
  const isDocumentation = /docusaurus|sphinx|mkdocs|gitbook|vitepress|readme/i.test(generator);
  const isProductPage = queryFirst(context.page, '[itemtype$="schema.org/Product"]') !== null;
  const section = getMetas(context, 'article:section')[0];
  return [
    ...ogEvidence,
    ...(isForumProgram ? [{ subtype: 'forum_post' as const, from: 'meta generator' }] : []),
    ...(isThread ? [{ subtype: 'forum_post' as const, from: 'microdata' }] : []),
    ...(isDocumentation ? [{ subtype: 'documentation' as const, from: 'meta generator' }] : []),
    ...(isProductPage ? [{ subtype: 'product_page' as const, from: 'microdata' }] : []),
    ...(section && /^(?:opinion|comment|editorial)/i.test(section.content)
      ? [{ subtype: 'opinion' as const, from: section.nameInPage }]
      : []),
  ];
}
