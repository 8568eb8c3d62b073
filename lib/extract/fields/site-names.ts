import { stripServerLabel, stripWww } from '@/lib/address/host';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import { buildTextCandidates, deduplicateTextCandidates } from './candidates';
import { normalizeSiteName } from './clean-text';
import { getJsonLdText, getSchemaTypes, resolveJsonLdNode, toArray } from './json-ld';
import { findMainWork } from './main-work';
import { getMetas, type PageContext } from './page-context';

/** Returns the names of the site: first the journal or publication, then the publisher, then the host. */
export function getSiteNameCandidates(context: PageContext): TextCandidate[] {
  return deduplicateTextCandidates([
    ...JOURNAL_METAS.flatMap((name) => getMetas(context, name)).flatMap((meta) =>
      buildTextCandidates(meta.content, meta.nameInPage, 200),
    ),
    ...getJsonLdNames(context),
    ...SITE_METAS.flatMap((name) => getMetas(context, name)).flatMap((meta) =>
      buildTextCandidates(meta.content, meta.nameInPage, 200),
    ),
    ...buildTextCandidates(context.url && stripWww(context.url.hostname), 'URL'),
  ]).filter(({ value }) => !/^https?:|^(?:untitled|home|website|my site|wordpress)$/i.test(value));
}

/** Returns whether a text is only the name of the site or its host. */
export function isSiteName(text: string, names: readonly string[], url: URL | null): boolean {
  const normalizedText = normalizeSiteName(text);
  if (normalizedText === '') return false;
  return (
    names.some((name) => normalizeSiteName(name) === normalizedText) ||
    // No form of a host is longer than the host, so longer texts are not compared.
    (normalizedText.length <= (url?.hostname.length ?? 0) && getHostForms(url).includes(normalizedText))
  );
}

/**
 * Returns the forms in which a host occurs in titles: `news.example.co.uk` → `newsexamplecouk`,
 * `examplecouk`, `example`.
 */
export function getHostForms(url: URL | null): string[] {
  const host = stripServerLabel(url?.hostname ?? '');
  const labels = host.split('.');
  // A short second label such as `co` in `example.co.uk` belongs to the public suffix.
  const suffixLength = labels.length > 2 && (labels.at(-2) ?? '').length <= 3 ? 2 : 1;
  const nameLabels = labels.slice(0, -suffixLength);
  return [host, labels.slice(-suffixLength - 1).join('.'), nameLabels.join(''), nameLabels.at(-1) ?? '']
    .map(normalizeSiteName)
    .filter((form) => form.length > 1);
}

const JOURNAL_METAS = [
  'citation_journal_title',
  'prism.publicationname',
  'citation_conference_title',
  'citation_inbook_title',
  'bepress_citation_journal_title',
  'dc.source',
  'eprints.publication',
];
const SITE_METAS = [
  'og:site_name',
  'application-name',
  'apple-mobile-web-app-title',
  'twitter:app:name:iphone',
  'dc.publisher',
  'citation_publisher',
];

function getJsonLdNames(context: PageContext): TextCandidate[] {
  const work = findMainWork(context);
  const candidates: TextCandidate[] = [];
  for (const container of toArray(work?.isPartOf)) {
    const node = resolveJsonLdNode(container, context.jsonLd);
    if (node && getSchemaTypes(node).some((type) => /WebSite|Periodical|Newspaper|Blog|Journal/.test(type))) {
      candidates.push(...buildTextCandidates(getJsonLdText(node, context.jsonLd), 'JSON-LD isPartOf', 200));
    }
  }
  for (const publisher of toArray(work?.publisher)) {
    const node = resolveJsonLdNode(publisher, context.jsonLd);
    if (node && !getSchemaTypes(node).includes('Person'))
      candidates.push(...buildTextCandidates(getJsonLdText(node, context.jsonLd), 'JSON-LD publisher', 200));
  }
  for (const node of context.jsonLd.topNodes) {
    if (getSchemaTypes(node).includes('WebSite'))
      candidates.push(...buildTextCandidates(getJsonLdText(node, context.jsonLd), 'JSON-LD WebSite', 200));
  }
  return candidates;
}
