import type { ListCandidate, TextCandidate } from '@/lib/record/schema/candidate';
import {
  buildListCandidates,
  buildTextCandidates,
  deduplicateListCandidates,
  deduplicateTextCandidates,
} from './candidates';
import { cleanText, normalizeForComparison } from './clean-text';
import { getVisibleLines, getVisibleText, queryAll, queryFirst } from './dom';
import { getJsonLdText, getSchemaTypes, toArray } from './json-ld';
import { findMainWork } from './main-work';
import { getMetas, type PageContext } from './page-context';

/**
 * Returns the descriptions that the page gives of itself in Dublin Core, JSON-LD and Open Graph, each with at
 * most 2000 characters.
 */
export function getDescriptionCandidates(context: PageContext): TextCandidate[] {
  const work = findMainWork(context);
  const getMetaCandidates = (...names: string[]) =>
    getMetas(context, ...names).flatMap(({ content, nameInPage }) =>
      buildTextCandidates(content, nameInPage, 2000),
    );
  return deduplicateTextCandidates([
    ...getMetaCandidates('dc.description', 'dcterms.description'),
    ...buildTextCandidates(
      work ? getJsonLdText(work.description, context.jsonLd) : null,
      'JSON-LD description',
      2000,
    ),
    ...getMetaCandidates('og:description', 'description', 'twitter:description', 'sailthru.description'),
  ]);
}

/** Returns the abstracts of a paper, complete abstracts first. Returns an empty array for any other page. */
export function getAbstractCandidates(context: PageContext): TextCandidate[] {
  const work = findMainWork(context);
  const isScholarlyNode =
    work !== null && getSchemaTypes(work).some((type) => /Scholarly|Thesis|Report|Dataset/.test(type));
  const isPaper = isScholarlyNode || hasScholarlyMetas(context);
  if (!isPaper) return [];
  const getMetaCandidates = (...names: string[]) =>
    getMetas(context, ...names).flatMap(({ content, nameInPage }) =>
      buildTextCandidates(content.replace(ABSTRACT_LABEL, ''), nameInPage, MAX_ABSTRACT_LENGTH),
    );
  const candidates = [
    ...getMetaCandidates(
      'citation_abstract',
      'dcterms.abstract',
      'eprints.abstract',
      'bepress_citation_abstract',
    ),
    ...buildTextCandidates(
      work ? getJsonLdText(work.abstract, context.jsonLd) : null,
      'JSON-LD abstract',
      MAX_ABSTRACT_LENGTH,
    ),
    ...buildTextCandidates(findVisibleAbstract(context.page), 'page text', MAX_ABSTRACT_LENGTH),
    ...(isScholarlyNode
      ? buildTextCandidates(
          work ? getJsonLdText(work.description, context.jsonLd) : null,
          'JSON-LD description',
          MAX_ABSTRACT_LENGTH,
        )
      : []),
    ...getMetaCandidates('dc.description', 'dcterms.description'),
  ];
  // A text that ends with an ellipsis is truncated and comes after the complete ones.
  const completeCandidates = candidates.filter(({ value }) => !/(?:\.\.\.|\u2026)$/.test(value));
  return deduplicateTextCandidates(
    completeCandidates.length > 0 ? [...completeCandidates, ...candidates] : candidates,
  );
}

/**
 * Returns whether the page has metadata of a scholarly paper:
 * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */
export const hasScholarlyMetas = (context: PageContext): boolean =>
  getMetas(context, ...SCHOLARLY_METAS).length > 0 ||
  getMetas(context, 'dc.type', 'dcterms.type').some(({ content }) => SCHOLARLY_TYPE.test(content)) ||
  getMetas(context, 'dc.identifier', 'dcterms.identifier').some(({ content }) =>
    DOI_IDENTIFIER.test(content),
  );

const SCHOLARLY_METAS = [
  'citation_title',
  'bepress_citation_title',
  'eprints.title',
  'citation_journal_title',
  'citation_doi',
  'prism.publicationname',
  'prism.doi',
];
// "Article" is not in this list, because authorities and companies give this type to ordinary pages.
const SCHOLARLY_TYPE = /\b(?:journal|paper|thesis|dissertation|preprint)\b/i;
const DOI_IDENTIFIER = /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?\s?10\.\d{4,9}\//i;

/** Returns the keywords and tags of the page, which are suggested as tags. */
export function getKeywordCandidates(context: PageContext): ListCandidate[] {
  const work = findMainWork(context);
  const getMetaCandidates = (...names: string[]) =>
    names.flatMap((name) => {
      const metaTags = getMetas(context, name);
      return buildListCandidates(
        parseKeywords(metaTags.map(({ content }) => content)),
        metaTags[0]?.nameInPage ?? name,
      );
    });
  const jsonLdKeywords = toArray(work?.keywords).map(
    (keyword) => getJsonLdText(keyword, context.jsonLd) ?? '',
  );
  const tagLinkTexts = queryAll(context.page, 'a[rel~="tag"]')
    .slice(0, 30)
    .map((link) => getVisibleText(link, 100));
  return deduplicateListCandidates([
    ...getMetaCandidates(
      'citation_keywords',
      'citation_keyword',
      'dc.subject',
      'dcterms.subject',
      'eprints.keywords',
    ),
    ...buildListCandidates(parseKeywords(jsonLdKeywords), 'JSON-LD keywords'),
    ...getMetaCandidates(
      'article:tag',
      'og:article:tag',
      'parsely-tags',
      'sailthru.tags',
      'news_keywords',
      'keywords',
    ),
    ...buildListCandidates(parseKeywords(tagLinkTexts), 'rel=tag'),
  ]);
}

const MAX_ABSTRACT_LENGTH = 20_000;
const ABSTRACT_LABEL =
  /^(?:abstract|summary|zusammenfassung|résumé|resumen)(?:\s*[:.\u2014-])?\s+(?=\p{Lu})/iu;

function parseKeywords(texts: readonly string[]): string[] {
  const rawKeywords = texts.flatMap((text) => (text.includes(';') ? text.split(';') : text.split(/[,，、]/)));
  const keywords = rawKeywords
    .map((keyword) => cleanText(keyword, 200))
    .filter((keyword) => keyword !== '' && keyword.length <= 60);
  return [...new Map(keywords.map((keyword) => [normalizeForComparison(keyword), keyword])).values()].slice(
    0,
    30,
  );
}

function findVisibleAbstract(page: Document): string | null {
  const section = queryFirst(
    page,
    'section.abstract, div.abstract, #abstract, [class~="abstract" i], [id^="abstract" i], [role="doc-abstract"], [itemprop~="abstract"]',
  );
  const sectionText = section ? readAbstract(section) : null;
  if (sectionText !== null) return sectionText;
  for (const heading of queryAll(page, 'h2, h3, h4').slice(0, 60)) {
    if (!/^(?:\d\.?\s*)?(?:abstract|summary)\s*:?$/i.test(getVisibleText(heading, 60))) continue;
    const nextElement = heading.nextElementSibling;
    const text = nextElement ? readAbstract(nextElement) : null;
    if (text !== null) return text;
  }
  return null;
}

// In characters. A shorter text is a teaser or a label.
const MIN_ABSTRACT_LENGTH = 120;

function readAbstract(element: Element): string | null {
  const lines = getVisibleLines(element, MAX_ABSTRACT_LENGTH).filter(
    (line) => !/^(?:abstract|summary|open in a new tab)\s*:?$/i.test(line),
  );
  const text = lines.join(' ').replace(ABSTRACT_LABEL, '');
  return text.length >= MIN_ABSTRACT_LENGTH ? text : null;
}
