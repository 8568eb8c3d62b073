import type { FoundText } from '@/lib/model/found';
import { first } from '../fields/dom';
import { typesOf } from '../fields/json-ld';
import { metaContents, type PageFacts } from '../fields/page-facts';
import { mainWork } from '../fields/works';
import { PURPOSE_OF, type Subtype, TYPE_OF } from './subtype';

/** A subtype and the evidence for it. */
export type Evidence = { subtype: Subtype; from: string };

/** Type, subtype and purpose as the evidence proposes them, strongest first; `web_page` where nothing speaks. */
export function proposedType(
  facts: PageFacts,
  fromSite: readonly Evidence[],
): { type: FoundText[]; subtype: FoundText[]; purpose: FoundText[] } {
  const evidence = [...fromSite, ...evidenceOf(facts)];
  const all = evidence.length > 0 ? evidence : [{ subtype: 'web_page' as const, from: 'URL' }];
  const subtype = unique(all.map(({ subtype: value, from }) => ({ value, from })));
  const type = unique(all.map(({ subtype: value, from }) => ({ value: TYPE_OF[value], from })));
  const purpose = unique(
    all.flatMap(({ subtype: value, from }) => {
      const purposeOf = PURPOSE_OF[value];
      return purposeOf ? [{ value: purposeOf, from }] : [];
    }),
  );
  return { type, subtype, purpose };
}

function evidenceOf(facts: PageFacts): Evidence[] {
  return [
    ...fromCitation(facts),
    ...fromAddress(facts.url, CLEAR),
    ...fromLinkedData(facts),
    ...fromMarkup(facts),
    ...fromAddress(facts.url, USUAL),
  ];
}

function fromCitation(facts: PageFacts): Evidence[] {
  const has = (...names: string[]) => metaContents(facts, ...names)[0];
  const title = has('citation_title', 'bepress_citation_title', 'eprints.title');
  const dissertation = has('citation_dissertation_institution');
  const report = has('citation_technical_report_institution', 'citation_technical_report_number');
  const isbn = has('citation_isbn');
  const preprint = has('citation_arxiv_id');
  const journal = has(
    'citation_journal_title',
    'citation_conference_title',
    'citation_inbook_title',
    'citation_doi',
    'citation_pmid',
    'citation_issn',
  );
  if (!title) return [];
  if (preprint) return [{ subtype: 'preprint', from: preprint.written }];
  if (journal) return [{ subtype: 'research_paper', from: journal.written }];
  if (report) return [{ subtype: 'report', from: report.written }];
  if (isbn && !dissertation) return [{ subtype: 'book', from: isbn.written }];
  return [{ subtype: 'research_paper', from: title.written }];
}

// Most telling first: a page is often both an Article and something more exact.
const BY_TYPE: [RegExp, Subtype][] = [
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

function fromLinkedData(facts: PageFacts): Evidence[] {
  const work = mainWork(facts);
  const types = work ? typesOf(work) : [];
  const tops = facts.linked.top
    .flatMap(typesOf)
    .filter((type) => /^(?:QAPage|Product|ProductGroup|PodcastEpisode)$/.test(type));
  return BY_TYPE.flatMap(([pattern, subtype]) => {
    const type = [...types, ...tops].find((one) => pattern.test(one));
    return type ? [{ subtype, from: `JSON-LD ${type}` }] : [];
  });
}

// Read against host and path together. Names of hosts and folders are conventions: those of the first list also tell
// what kind of news or post it is, those of the second count only where the page says nothing itself.
const CLEAR: [RegExp, Subtype][] = [
  [
    /\/(?:press-?releases?|news-?releases?|media-releases?|press|pressemitteilung\w*|communiques?)\//i,
    'press_release',
  ],
  [/\/(?:opinions?|op-?ed|commentisfree|editorials?|columnists?|meinung)\//i, 'opinion'],
  [/system[-_]?card|model[-_]card/i, 'system_card'],
  [
    /^(?:www\.)?(?:legislation\.gov\.uk|eur-lex\.europa\.eu|congress\.gov|gesetze-im-internet\.de)\/.|^uscode\.house\.gov/,
    'legislation',
  ],
  [/^(?:\w+\.)?(?:x|twitter|facebook|linkedin|threads|bsky)\.(?:com|net|app)\/./, 'social_post'],
];
const USUAL: [RegExp, Subtype][] = [
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
    /^blogs?\.[^/]+\/.|^[^/]*\.(?:blogspot|wordpress|substack|ghost|bearblog|tumblr|hashnode|medium)\.[a-z.]+\/.|^(?:www\.)?medium\.com\/.|\/(?:blogs?|posts?)\/[^/]+/i,
    'blog_post',
  ],
  [/\/(?:podcasts?|episodes?)\/[^/]+/i, 'podcast_episode'],
  [/\/(?:products?|shop|store|dp)\/[^/]+/i, 'product_page'],
  [/\/(?:news|nachrichten|noticias|actualites?|notizie|nieuws)\/.{12}/i, 'news_article'],
  [/\/(?:about(?:-us)?|team|who-we-are|impressum)\/?$/i, 'organization_page'],
  [
    /^[^/]*(?:\.|^)(?:(?:gov|mil|gob|govt|go|gouv)(?:\.[a-z]{2})?|gc\.ca|europa\.eu|admin\.ch|bund\.de)\/./,
    'policy_document',
  ],
];

function fromAddress(url: URL | null, table: readonly [RegExp, Subtype][]): Evidence[] {
  const address = url ? url.hostname + url.pathname : '';
  return table.filter(([pattern]) => pattern.test(address)).map(([, subtype]) => ({ subtype, from: 'URL' }));
}

const BY_OG: [RegExp, Subtype][] = [
  [/^video/, 'video'],
  [/^book/, 'book'],
  [/^product/, 'product_page'],
  [/^music\.(?:song|episode)|podcast/, 'podcast_episode'],
];

function fromMarkup(facts: PageFacts): Evidence[] {
  const [og] = metaContents(facts, 'og:type');
  const byOg = BY_OG.filter(([pattern]) => og && pattern.test(og.content)).map(([, subtype]) => ({
    subtype,
    from: 'og:type',
  }));
  const generator = metaContents(facts, 'generator')
    .map(({ content }) => content)
    .join(' ');
  const forum =
    /discourse|xenforo|vbulletin|phpbb|mybb|vanilla|invision/i.test(generator) ||
    first(facts.page, '[itemtype$="DiscussionForumPosting"], [itemtype$="/Question"]') !== null;
  const docs = /docusaurus|sphinx|mkdocs|gitbook|vitepress|readme/i.test(generator);
  const product = first(facts.page, '[itemtype$="schema.org/Product"]') !== null;
  const section = metaContents(facts, 'article:section')[0];
  return [
    ...byOg,
    ...(forum ? [{ subtype: 'forum_post' as const, from: 'page structure' }] : []),
    ...(docs ? [{ subtype: 'documentation' as const, from: 'meta generator' }] : []),
    ...(product ? [{ subtype: 'product_page' as const, from: 'microdata' }] : []),
    ...(section && /^(?:opinion|comment|editorial)/i.test(section.content)
      ? [{ subtype: 'opinion' as const, from: section.written }]
      : []),
  ];
}

const unique = (found: FoundText[]): FoundText[] =>
  found.filter(({ value }, at) => found.findIndex((other) => other.value === value) === at).slice(0, 6);
