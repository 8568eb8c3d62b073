import type { Extraction } from '@/lib/model/extraction';
import { authorsField } from './fields/authors';
import { distinct, distinctLists, found } from './fields/candidates';
import { abstractField, descriptionField, keywordsField } from './fields/descriptions';
import { all, attr } from './fields/dom';
import { mainHeading } from './fields/headings';
import { identifierFields } from './fields/identifiers';
import { languageField } from './fields/language';
import { type PageFacts, pageFactsOf, urlOf } from './fields/page-facts';
import { publishedDateField } from './fields/published-date';
import { siteNameField } from './fields/site-names';
import { titleField } from './fields/title';
import { isNotFree, pageKind } from './kind/page-kind';
import { proposedType } from './kind/proposed-type';
import { archivedCopy, withoutArchivesHead } from './sites/archived-copy';
import { platformPublication } from './sites/platforms';
import { SITE_RULES } from './sites/registry';
import type { SiteFinding } from './sites/site-rule';

/** What is known of the page from outside: its address, when it is read, and how it was answered. */
export type PageAddress = { url: string; now: Date; httpStatus: number | null; contentType: string | null };

/**
 * What the page tells about itself, in one quick pass without its text. Reads `page`, never changes it. A copy on an
 * archive is read as its original, whose address the metadata and the site rules then refer to.
 */
export function extractionOf(page: Document, at: PageAddress): Extraction {
  const archived = archivedCopy(page, at.url);
  const facts = withoutArchivesHead(pageFactsOf(page, archived?.originalUrl ?? at.url, at.now), at.url);
  const site = siteFinding(facts);
  const siteName = distinct([...site.siteName, ...siteNameField(facts)]);
  const siteNames = siteName.map(({ value }) => value);
  const heading = mainHeading(facts, siteNames);
  const language = languageField(facts);
  const { kind, detail, cut } = pageKind(facts, at);
  const proposed = proposedType(facts, site.evidence);
  // A shop's product and a site's front page are nobody's work of a day; what their programs note is when they were made.
  const isWork = kind !== 'home' && proposed.subtype[0]?.value !== 'product_page';
  return {
    url: at.url,
    capturedAt: at.now.toISOString(),
    contentType: at.contentType,
    httpStatus: at.httpStatus,
    kind,
    kindDetail: detail,
    cut: cut || facts.cut,
    notFree: isNotFree(facts),
    title: distinct([...site.title, ...titleField(facts, heading, siteNames)]),
    authors: distinctLists([...site.authors, ...(isWork ? authorsField(facts, heading, siteNames) : [])]),
    publishedDate: distinct([
      ...site.publishedDate,
      ...(isWork ? publishedDateField(facts, heading, language[0]?.value ?? null) : []),
    ]),
    siteName,
    canonicalUrl: canonicalField(facts),
    language,
    description: descriptionField(facts),
    abstract: distinct([...site.abstract, ...abstractField(facts)]),
    keywords: distinctLists([...site.keywords, ...keywordsField(facts)]),
    identifiers: identifierFields(facts, site.identifiers),
    ...proposed,
    archived,
    publication: site.publication ?? platformPublication(facts.url, siteName[0]?.value ?? null),
    facts: site.facts,
  };
}

const NOTHING: SiteFinding = {
  title: [],
  authors: [],
  publishedDate: [],
  siteName: [],
  abstract: [],
  keywords: [],
  identifiers: [],
  evidence: [],
  publication: null,
  facts: [],
};

function siteFinding(facts: PageFacts): SiteFinding {
  const { url } = facts;
  const rule = url ? SITE_RULES.find((one) => one.matches(url, facts)) : undefined;
  return url && rule ? { ...NOTHING, ...rule.read(url, facts) } : NOTHING;
}

/** Every address that the page calls its own; whether one may stand for the page is for the identity to judge. */
function canonicalField(facts: PageFacts): Extraction['canonicalUrl'] {
  const base = facts.url ?? undefined;
  const links = all(facts.page, 'link[rel~="canonical" i]').map((link) => ({
    address: attr(link, 'href') ?? '',
    from: 'canonical link',
  }));
  const shared = facts.metas
    .filter(({ name }) => name === 'og:url')
    .map(({ content }) => ({ address: content, from: 'og:url' }));
  const absolute = [...links, ...shared].flatMap(({ address, from }) => {
    const url = address === '' ? null : urlOf(address, base);
    return url && /^https?:$/.test(url.protocol) ? found(url.href, from, 2000) : [];
  });
  return absolute.filter(({ value }, at) => absolute.findIndex((other) => other.value === value) === at);
}
