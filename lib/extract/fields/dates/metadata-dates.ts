import { parseMachineDate } from '@/lib/base/parse-date';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import { getJsonLdText, type JsonLdNode } from '../json-ld';
import { findMainWork, isAuthoredWork } from '../main-work';
import { getMetas, type PageContext } from '../page-context';

/** The metas in which publishers of papers state the day of publication, most reliable first. */
export const SCHOLARLY_METAS = [
  'citation_publication_date',
  'citation_date',
  'citation_online_date',
  'bepress_citation_online_date',
  'bepress_citation_date',
  'prism.publicationdate',
  'eprints.date',
  'dcterms.issued',
  'dc.date.issued',
  'dc.date',
  'dcterms.date',
  'dc.date.created',
  'dcterms.created',
  'citation_cover_date',
  'citation_year',
];

// Names of Open Graph, Parse.ly, Sailthru and Cxense, and similar names that single sites use.
const COMMON_META_PATTERNS = [
  /^(?:og:)?(?:article|video|book|music)[:.](?:published(?:_time)?|post_date|created|release_date)$/,
  /^(?:og:)?(?:(?:parsely|bt|cxense\w*:recs)[-:.])?pub(?:lish|lication)?(?:ed)?[-_.]?(?:date|time)$|^date\.?(?:published|ofpublication)$|^originalpublicationdate$|^article_date_original$|^sailthru\.date$|^og:release_date$/,
  /^date$|^created$|^dcterms\.available$/,
];

/**
 * Returns the names of the other metas of the page that state the day of publication, most reliable first.
 */
export const listCommonMetaNames = (context: PageContext): string[] =>
  COMMON_META_PATTERNS.flatMap((pattern) =>
    context.metas.map(({ name }) => name).filter((name) => pattern.test(name)),
  );

/** Returns the dates in the metas with one of the names. */
export function getMetaDates(
  context: PageContext,
  names: readonly string[],
  language: string | null,
): TextCandidate[] {
  return getMetas(context, ...names).flatMap(({ content, nameInPage }) => {
    const value = parseMachineDate(content, language);
    return value ? [{ value, from: nameInPage }] : [];
  });
}

/** Returns the dates of the work that the page is about, from its JSON-LD. */
export function getJsonLdDates(context: PageContext, language: string | null): TextCandidate[] {
  const work = findMainWork(context);
  return work ? getWorkDates(work, context, language) : [];
}

/** Returns the dates in the JSON-LD of one work. */
export function getWorkDates(
  work: JsonLdNode,
  context: PageContext,
  language: string | null,
): TextCandidate[] {
  // A page that is not a post has no publication date. The `datePublished` of its WebPage node says when the
  // page was created (https://developer.yoast.com/features/schema/pieces/webpage).
  const isPost = isAuthoredWork(work) || getMetas(context, 'article:published_time').length > 0;
  const keys = isAuthoredWork(work) ? ['datePublished', 'uploadDate', 'dateCreated'] : ['datePublished'];
  return (isPost ? keys : []).flatMap((key) => {
    const value = parseMachineDate(getJsonLdText(work[key], context.jsonLd) ?? '', language);
    return value ? [{ value, from: `JSON-LD ${key}` }] : [];
  });
}
