import {
  parseArxivId,
  parseDoi,
  parseIsbn,
  parseOpenReviewId,
  parsePmcid,
  parsePmid,
  parseSsrnId,
} from '@/lib/address/identifiers';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import type { Extraction } from '@/lib/record/schema/extraction';
import { deduplicateByValue } from './candidates';
import { getAttribute, queryAll } from './dom';
import { getJsonLdText, resolveJsonLdNode, toArray } from './json-ld';
import { findMainWork } from './main-work';
import { getMetas, type PageContext } from './page-context';

/** Candidates for each type of identifier. */
export type IdentifierCandidates = Extraction['identifiers'];

/**
 * Returns the normalised identifiers of the work: first those in metadata, then in JSON-LD, then in the URLs
 * of the page. Running text is not searched, because it contains identifiers of cited works.
 */
export function getIdentifierCandidates(
  context: PageContext,
  siteIdentifiers: readonly RawIdentifier[],
): IdentifierCandidates {
  const rawIdentifiers = [...siteIdentifiers, ...collectRawIdentifiers(context)];
  return {
    doi: parseCandidates(
      rawIdentifiers,
      [
        'citation_doi',
        'prism.doi',
        'bepress_citation_doi',
        'dc.identifier',
        'dcterms.identifier',
        'dc.identifier.doi',
        'eprints.doi',
        'eprints.id_number',
        'doi',
        'rft_id',
      ],
      parseDoi,
    ),
    arxiv: parseCandidates(
      rawIdentifiers,
      ['citation_arxiv_id', 'dc.identifier'],
      (text) => parseArxivId(text)?.id ?? null,
    ),
    pmid: parseCandidates(rawIdentifiers, ['citation_pmid', 'ncbi_uid'], parsePmid, /pubmed|pmid/i),
    pmcid: parseCandidates(rawIdentifiers, ['citation_pmcid', 'citation_pmc'], parsePmcid),
    isbn: parseCandidates(
      rawIdentifiers,
      ['citation_isbn', 'book:isbn', 'books:isbn', 'og:isbn', 'dc.identifier', 'prism.isbn', 'isbn'],
      parseIsbn,
    ),
    ssrn: parseCandidates(rawIdentifiers, ['citation_doi'], parseSsrnId, /ssrn/i),
    openreview: parseCandidates(rawIdentifiers, [], parseOpenReviewId, /openreview/i),
  };
}

const MAX_CANDIDATES = 4;

/**
 * A text that may contain an identifier. `field` is the name of the metadata field, or null if only the text
 * shows which type of identifier it is.
 */
export type RawIdentifier = { field: string | null; value: string; from: string };

/**
 * Returns the candidates for one type of identifier. `fields` are metadata fields that may contain the
 * identifier without a label. With a `typePattern`, the name of the field or the text must also match that
 * pattern.
 */
function parseCandidates(
  rawIdentifiers: readonly RawIdentifier[],
  fields: readonly string[],
  parse: (text: string) => string | null,
  typePattern?: RegExp,
): TextCandidate[] {
  const orderedIdentifiers = [
    ...fields.flatMap((field) => rawIdentifiers.filter((identifier) => identifier.field === field)),
    ...rawIdentifiers.filter(({ field }) => field === null),
  ];
  const candidates = orderedIdentifiers.flatMap(({ field, value, from }) => {
    if (typePattern && !typePattern.test(field ?? '') && !typePattern.test(value)) return [];
    const id = parse(value);
    return id ? [{ value: id, from }] : [];
  });
  return deduplicateByValue(candidates, MAX_CANDIDATES);
}

function collectRawIdentifiers(context: PageContext): RawIdentifier[] {
  const metas = getMetas(context, ...new Set(context.metas.map(({ name }) => name))).map(
    ({ name, content, nameInPage }) => ({ field: name, value: content, from: nameInPage }),
  );
  const canonicalUrls = queryAll(context.page, 'link[rel~="canonical"]').map(
    (link) => getAttribute(link, 'href') ?? '',
  );
  return [
    ...metas.filter(({ value }) => value.length < 300),
    ...getJsonLdIdentifiers(context),
    ...(context.url ? [{ field: null, value: context.url.href, from: 'URL' }] : []),
    ...canonicalUrls.map((value) => ({ field: null, value, from: 'canonical link' })),
  ];
}

function getJsonLdIdentifiers(context: PageContext): RawIdentifier[] {
  const work = findMainWork(context);
  if (!work) return [];
  const workIdentifiers = ['identifier', 'doi', '@id', 'sameAs', 'isbn', 'url'].flatMap((key) =>
    toArray(work[key]).map((value) => ({
      field: key === 'isbn' ? 'isbn' : null,
      value: formatIdentifierValue(value) ?? '',
      from: `JSON-LD ${key}`,
    })),
  );
  const editionIdentifiers = toArray(work.workExample).map((edition) => ({
    field: 'isbn',
    value: getJsonLdText(resolveJsonLdNode(edition, context.jsonLd)?.isbn, context.jsonLd) ?? '',
    from: 'JSON-LD isbn',
  }));
  return [...workIdentifiers, ...editionIdentifiers].filter(({ value }) => value !== '');
}

// A schema.org PropertyValue has the type of an identifier in `propertyID` or `name`
// (https://schema.org/PropertyValue).
function formatIdentifierValue(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const { propertyID, name, value: id, '@id': nodeId } = value as Record<string, unknown>;
  return `${propertyID ?? name ?? ''}:${id ?? nodeId ?? ''}`;
}
