import type { Source } from '@/lib/record/schema/source';
import { sanitizeLine, sanitizeUrl } from '../sanitize-link';
import { buildCslDate } from './csl-date';
import type { CslItem } from './csl-item';
import { getTypeRule } from './csl-types';
import { parseName } from './parse-name';

/**
 * Converts a source to CSL-JSON. `key` is its citation key. The type determines whether the venue becomes the container or the publisher.
 * The access date is the day on which the source was saved. Omits empty values, and a URL that is not http(s).
 */
export function buildCslItem(source: Source, key: string): CslItem {
  const { type, venueRole } = getTypeRule(source);
  return removeEmpty<CslItem>({
    id: key,
    'citation-key': key,
    type,
    title: sanitizeLine(source.title) || sanitizeLine(source.url),
    author: source.authors.map(sanitizeLine).filter(Boolean).map(parseName),
    ...(source.publishedDate && { issued: buildCslDate(source.publishedDate) }),
    accessed: buildCslDate(source.createdAt.slice(0, 10)),
    [venueRole]: sanitizeLine(source.siteName ?? ''),
    ...buildIdentifiers(source, type),
    URL: sanitizeUrl(source.url) ?? '',
    abstract: source.abstract ?? '',
    language: sanitizeLine(source.language ?? ''),
    genre: sanitizeLine((source.subtype ?? '').replace(/_/g, ' ')),
    keyword: source.tags.join(', '),
    note: source.summary ?? '',
  });
}

function buildIdentifiers({ identifiers }: Source, type: CslItem['type']): Partial<CslItem> {
  const { doi, arxiv, isbn, pmid, pmcid } = identifiers;
  const arxivId = sanitizeLine(arxiv ?? '');
  return {
    DOI: sanitizeLine(doi ?? ''),
    ISBN: sanitizeLine(isbn ?? ''),
    PMID: sanitizeLine(pmid ?? ''),
    PMCID: sanitizeLine(pmcid ?? ''),
    ...(arxivId && { archive: 'arXiv', archive_location: arxivId }),
    // Only a preprint gets the number, because styles would print it as the article number of a journal article.
    ...(arxivId && type === 'article' && { number: `arXiv:${arxivId}` }),
  };
}

/** Removes empty strings and lists, which the CSL-JSON schema allows but other programs show as empty fields. */
const removeEmpty = <T extends object>(item: T): T =>
  // The cast is safe because only optional properties of an item can be empty.
  Object.fromEntries(
    Object.entries(item).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)),
  ) as T;
