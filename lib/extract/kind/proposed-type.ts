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
  return [...fromCitation(facts), ...fromAddress(facts.url), ...fromLinkedData(facts), ...fromMarkup(facts)];
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

const GOVERNMENT =
  /(?:^|\.)(?:gov|mil|gov\.[a-z]{2}|gouv\.fr|gob\.[a-z]{2}|gc\.ca|europa\.eu|admin\.ch|bund\.de|govt\.nz|go\.jp|go\.kr|gov\.uk)$/;
const BY_PATH: [RegExp, Subtype][] = [
  [
    /\/(?:press-?releases?|news-?releases?|pressemitteilung(?:en)?|communiques?(?:-de-presse)?|press|media-releases?)\//i,
    'press_release',
  ],
  [/\/(?:opinions?|op-?ed|commentisfree|comment|editorials?|columnists?|meinung)\//i, 'opinion'],
  [/\/(?:docs|documentation|manual|reference|api-reference|user-?guide)(?:\/|$)/i, 'documentation'],
  [/\/(?:forums?|t|threads?|topic|questions|discussions?|community)\/[^/]+/i, 'forum_post'],
  [/\/(?:blogs?|posts?)\/[^/]+/i, 'blog_post'],
  [/\/(?:podcasts?|episodes?)\/[^/]+/i, 'podcast_episode'],
  [/\/(?:products?|shop|store|dp)\/[^/]+/i, 'product_page'],
  [/\/(?:about(?:-us)?|team|who-we-are|impressum)\/?$/i, 'organization_page'],
  [/system[-_]?card|model[-_]card/i, 'system_card'],
];

function fromAddress(url: URL | null): Evidence[] {
  if (!url) return [];
  const { hostname, pathname } = url;
  const hosts: [boolean, Subtype][] = [
    [
      /^(?:legislation\.gov\.uk|www\.legislation\.gov\.uk|eur-lex\.europa\.eu|www\.congress\.gov|uscode\.house\.gov|www\.gesetze-im-internet\.de)$/.test(
        hostname,
      ),
      'legislation',
    ],
    [
      /^(?:docs?|developers?|devdocs|documentation|manual|wiki)\.|\.readthedocs\.io$|^docs\.rs$/.test(
        hostname,
      ),
      'documentation',
    ],
    [/^(?:forums?|community|discuss|boards|discourse)\./.test(hostname), 'forum_post'],
    [
      /^blogs?\.|\.(?:blogspot|wordpress)\.[a-z.]+$|\.(?:substack|ghost|bearblog|tumblr|hashnode)\.(?:com|io|dev)$|^(?:www\.)?medium\.com$|\.medium\.com$/.test(
        hostname,
      ) && pathname.length > 1,
      'blog_post',
    ],
    [
      /^(?:x|twitter|bsky\.app|www\.facebook|www\.linkedin|www\.threads|www\.reddit|old\.reddit)\.?(?:com|net|app)?$/.test(
        hostname,
      ) || hostname === 'bsky.app',
      'social_post',
    ],
    [
      /(?:^|\.)(?:wikipedia\.org|britannica\.com|scholarpedia\.org)$/.test(hostname) ||
        hostname === 'plato.stanford.edu',
      'encyclopedia_entry',
    ],
  ];
  const byPath = BY_PATH.filter(([pattern]) => pattern.test(pathname)).map(([, subtype]) => subtype);
  const byHost = hosts.filter(([matches]) => matches).map(([, subtype]) => subtype);
  const byState: Subtype[] =
    GOVERNMENT.test(hostname) && byHost.length + byPath.length === 0 && pathname.length > 1
      ? ['policy_document']
      : [];
  return [...byHost, ...byPath, ...byState].map((subtype) => ({ subtype, from: 'URL' }));
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
