import { arxivOf, doiOf, isbnOf, openreviewOf, pmcidOf, pmidOf, ssrnOf } from '@/lib/identity/identifiers';
import type { Extraction } from '@/lib/model/extraction';
import type { FoundText } from '@/lib/model/found';
import { all, attr } from './dom';
import { ldNode, ldText, listOf } from './json-ld';
import { metaContents, type PageFacts } from './page-facts';
import { mainWork } from './works';

/** The fields of all identifiers. */
export type IdentifierFields = Extraction['identifiers'];

/**
 * The work's identifiers in their normal forms: what the metadata name first, then JSON-LD, then the page's own
 * addresses. Identifiers in the running text belong to the works that are cited, so none are read from there.
 */
export function identifierFields(facts: PageFacts, fromSite: readonly NamedId[]): IdentifierFields {
  const named = [...fromSite, ...namedOf(facts)];
  return {
    doi: read(
      named,
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
      doiOf,
    ),
    arxiv: read(named, ['citation_arxiv_id', 'dc.identifier'], (text) => arxivOf(text)?.id ?? null),
    pmid: read(named, ['citation_pmid', 'ncbi_uid'], pmidOf, /pubmed|pmid/i),
    pmcid: read(named, ['citation_pmcid', 'citation_pmc'], pmcidOf),
    isbn: read(
      named,
      ['citation_isbn', 'book:isbn', 'books:isbn', 'og:isbn', 'dc.identifier', 'prism.isbn', 'isbn'],
      isbnOf,
    ),
    ssrn: read(named, ['citation_doi'], ssrnOf, /ssrn/i),
    openreview: read(named, [], openreviewOf, /openreview/i),
  };
}

/** A text that holds an identifier; `key` says which field it stood in, empty where the text itself must tell. */
export type NamedId = { key: string; value: string; from: string };

/**
 * The candidates of one identifier. A meta made for it may hold the bare id; anywhere else the text must say what it is
 * (`says`), or be of a form that nothing else has.
 */
function read(
  named: readonly NamedId[],
  keys: readonly string[],
  parse: (text: string) => string | null,
  says?: RegExp,
): FoundText[] {
  const ordered = [
    ...keys.flatMap((key) => named.filter((one) => one.key === key)),
    ...named.filter(({ key }) => key === ''),
  ];
  const found = ordered.flatMap(({ key, value, from }) => {
    if (says && !says.test(key) && !says.test(value)) return [];
    const id = parse(value);
    return id ? [{ value: id, from }] : [];
  });
  return found
    .filter(({ value }, at) => found.findIndex((other) => other.value === value) === at)
    .slice(0, 4);
}

function namedOf(facts: PageFacts): NamedId[] {
  const metas = metaContents(facts, ...new Set(facts.metas.map(({ name }) => name))).map(
    ({ name, content, written }) => ({ key: name, value: content, from: written }),
  );
  const canonical = all(facts.page, 'link[rel~="canonical"]').map((link) => attr(link, 'href') ?? '');
  return [
    ...metas.filter(({ value }) => value.length < 300),
    ...linkedIds(facts),
    ...(facts.url ? [{ key: '', value: facts.url.href, from: 'URL' }] : []),
    ...canonical.map((value) => ({ key: '', value, from: 'canonical link' })),
  ];
}

function linkedIds(facts: PageFacts): NamedId[] {
  const work = mainWork(facts);
  if (!work) return [];
  const named = ['identifier', 'doi', '@id', 'sameAs', 'isbn', 'url'].flatMap((key) =>
    listOf(work[key]).map((value) => ({
      key: key === 'isbn' ? 'isbn' : '',
      value: idText(value) ?? '',
      from: `JSON-LD ${key}`,
    })),
  );
  const editions = listOf(work.workExample).map((edition) => ({
    key: 'isbn',
    value: ldText(ldNode(edition, facts.linked)?.isbn, facts.linked) ?? '',
    from: 'JSON-LD isbn',
  }));
  return [...named, ...editions].filter(({ value }) => value !== '');
}

// A PropertyValue names the kind of id apart from the id (schema.org, identifier).
function idText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const { propertyID, name, value: id, '@id': address } = value as Record<string, unknown>;
  return `${propertyID ?? name ?? ''}:${id ?? address ?? ''}`;
}
