import type { FoundText } from '@/lib/model/found';
import { distinct, found } from './candidates';
import { squeezed } from './clean';
import { ldNode, ldText, listOf, typesOf } from './json-ld';
import { metaContents, type PageFacts } from './page-facts';
import { mainWork } from './works';

/** The names that the site gives itself, the journal's or publication's before the publisher's; the host comes last. */
export function siteNameField(facts: PageFacts): FoundText[] {
  return distinct([
    ...JOURNALS.flatMap((name) => metaContents(facts, name)).flatMap((meta) =>
      found(meta.content, meta.written, 200),
    ),
    ...linkedNames(facts),
    ...SITES.flatMap((name) => metaContents(facts, name)).flatMap((meta) =>
      found(meta.content, meta.written, 200),
    ),
    ...found(facts.url?.hostname.replace(/^www\./, ''), 'URL'),
  ]).filter(({ value }) => !/^https?:|^(?:untitled|home|website|my site|wordpress)$/i.test(value));
}

/** Whether a text is but the name of the site: one that it gives itself, or its host. */
export function isSiteName(text: string, names: readonly string[], url: URL | null): boolean {
  const given = squeezed(text);
  if (given === '') return false;
  return names.some((name) => squeezed(name) === given) || hostForms(url).includes(given);
}

/** A host as it may stand in a title: `news.example.co.uk` → `newsexamplecouk`, `examplecouk`, `example`. */
export function hostForms(url: URL | null): string[] {
  const host = url?.hostname.replace(/^(?:www\d?|m|en)\./, '') ?? '';
  const labels = host.split('.');
  const suffix = labels.length > 2 && (labels.at(-2) ?? '').length <= 3 ? 2 : 1;
  const core = labels.slice(0, -suffix);
  return [host, labels.slice(-suffix - 1).join('.'), core.join(''), core.at(-1) ?? '']
    .map(squeezed)
    .filter((form) => form.length > 1);
}

const JOURNALS = [
  'citation_journal_title',
  'prism.publicationname',
  'citation_conference_title',
  'citation_inbook_title',
  'bepress_citation_journal_title',
  'dc.source',
  'eprints.publication',
];
const SITES = [
  'og:site_name',
  'application-name',
  'apple-mobile-web-app-title',
  'twitter:app:name:iphone',
  'dc.publisher',
  'citation_publisher',
];

function linkedNames(facts: PageFacts): FoundText[] {
  const work = mainWork(facts);
  const names: FoundText[] = [];
  for (const part of listOf(work?.isPartOf)) {
    const node = ldNode(part, facts.linked);
    if (node && typesOf(node).some((type) => /WebSite|Periodical|Newspaper|Blog|Journal/.test(type))) {
      names.push(...found(ldText(node, facts.linked), 'JSON-LD isPartOf', 200));
    }
  }
  for (const publisher of listOf(work?.publisher)) {
    const node = ldNode(publisher, facts.linked);
    if (node && !typesOf(node).includes('Person'))
      names.push(...found(ldText(node, facts.linked), 'JSON-LD publisher', 200));
  }
  for (const node of facts.linked.top) {
    if (typesOf(node).includes('WebSite'))
      names.push(...found(ldText(node, facts.linked), 'JSON-LD WebSite', 200));
  }
  return names;
}
