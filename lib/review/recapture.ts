import type { Extraction } from '@/lib/model/extraction';
import type { Source } from '@/lib/model/source';
import { capturedValues, type FormValues } from './form-values';
import { READER } from './provenance';

/**
 * A saved record as a new capture of its page leaves it: captured fields take the page's new value, except those the
 * reader wrote and those the page no longer tells.
 */
export function withRecapture(source: Source, page: Extraction): Source {
  const now = capturedValues(page);
  const takes = (field: string, value: string | string[]): boolean =>
    value.length > 0 && source.provenance[field]?.from !== READER;
  const identifiers = { ...source.identifiers };
  for (const [kind, value] of Object.entries(now.identifiers))
    if (value !== null) identifiers[kind] ??= value;
  return {
    ...source,
    identifiers,
    title: takes('title', now.title) ? now.title : source.title,
    authors: takes('authors', now.authors) ? now.authors : source.authors,
    publishedDate: takes('publishedDate', now.publishedDate) ? now.publishedDate : source.publishedDate,
    siteName: takes('siteName', now.siteName) ? now.siteName : source.siteName,
    language: takes('language', now.language) ? now.language : source.language,
    abstract: takes('abstract', now.abstract) ? now.abstract : source.abstract,
    access: accessNow(source, now),
  };
}

/**
 * A wall that was met once stands, though its reader has a way past it now: only the reader's word takes it down. A copy on
 * the own machine says nothing of the page itself.
 */
function accessNow(source: Source, now: FormValues): Source['access'] {
  if (source.provenance.access?.from === READER) return source.access;
  return source.access === null || source.access === 'local' ? now.access : source.access;
}
