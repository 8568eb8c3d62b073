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
import { getAttribute, queryAll } from './dom';
import { getJsonLdText, resolveJsonLdNode, toArray } from './json-ld';
import { findMainWork } from './main-work';
import { getMetas, type PageContext } from './page-context';

/** The fields of all identifiers. */
export type IdentifierCandidates = Extraction['identifiers'];

/**
 * The work's identifiers in their normal forms: what the metadata name first, then JSON-LD, then the page's own
 * addresses. Identifiers in the running text belong to the works that are cited, so none are read from there.
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

/** A text that holds an identifier; `key` says which field it stood in, empty where the text itself must tell. */
export type RawIdentifier = { field: string; value: string; from: string };

/**
 * The candidates of one identifier. A meta made for it may hold the bare id; anywhere else the text must say what it is
 * (`says`), or be of a form that nothing else has.
 */
function parseCandidates(
  rawIdentifiers: readonly RawIdentifier[],
  fields: readonly string[],
  parse: (text: string) => string | null,
  typePattern?: RegExp,
): TextCandidate[] {
  const ordered = [
    ...fields.flatMap((field) => rawIdentifiers.filter((identifier) => identifier.field === field)),
    ...rawIdentifiers.filter(({ field }) => field === ''),
  ];
  const candidates = ordered.flatMap(({ field, value, from }) => {
    if (typePattern && !typePattern.test(field) && !typePattern.test(value)) return [];
    const id = parse(value);
    return id ? [{ value: id, from }] : [];
  });
  return candidates
    .filter(({ value }, index) => candidates.findIndex((other) => other.value === value) === index)
    .slice(0, 4);
}

function collectRawIdentifiers(context: PageContext): RawIdentifier[] {
  const metas = getMetas(context, ...new Set(context.metas.map(({ name }) => name))).map(
    ({ name, content, writtenName }) => ({ field: name, value: content, from: writtenName }),
  );
  const canonicalUrls = queryAll(context.page, 'link[rel~="canonical"]').map(
    (link) => getAttribute(link, 'href') ?? '',
  );
  return [
    ...metas.filter(({ value }) => value.length < 300),
    ...getLinkedDataIdentifiers(context),
    ...(context.url ? [{ field: '', value: context.url.href, from: 'URL' }] : []),
    ...canonicalUrls.map((value) => ({ field: '', value, from: 'canonical link' })),
  ];
}

function getLinkedDataIdentifiers(context: PageContext): RawIdentifier[] {
  const work = findMainWork(context);
  if (!work) return [];
  const ownIdentifiers = ['identifier', 'doi', '@id', 'sameAs', 'isbn', 'url'].flatMap((key) =>
    toArray(work[key]).map((value) => ({
      field: key === 'isbn' ? 'isbn' : '',
      value: formatIdentifierValue(value) ?? '',
      from: `JSON-LD ${key}`,
    })),
  );
  const editionIdentifiers = toArray(work.workExample).map((edition) => ({
    field: 'isbn',
    value: getJsonLdText(resolveJsonLdNode(edition, context.linkedData)?.isbn, context.linkedData) ?? '',
    from: 'JSON-LD isbn',
  }));
  return [...ownIdentifiers, ...editionIdentifiers].filter(({ value }) => value !== '');
}

// A PropertyValue names the kind of id apart from the id (schema.org, identifier).
function formatIdentifierValue(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const { propertyID, name, value: id, '@id': address } = value as Record<string, unknown>;
  return `${propertyID ?? name ?? ''}:${id ?? address ?? ''}`;
}
