import { READER_ORIGIN } from '@/lib/record/provenance';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { type FormValues, getCapturedValues } from './form-values';

/**
 * A saved record as a new capture of its page leaves it: captured fields take the page's new value, except those the
 * reader wrote and those the page no longer tells.
 */
export function applyRecapture(source: Source, extraction: Extraction): Source {
  const captured = getCapturedValues(extraction);
  const shouldTake = (field: string, value: string | string[]): boolean =>
    value.length > 0 && source.provenance[field]?.from !== READER_ORIGIN;
  const identifiers = { ...source.identifiers };
  for (const [kind, value] of Object.entries(captured.identifiers))
    if (value !== null) identifiers[kind] ??= value;
  return {
    ...source,
    identifiers,
    title: shouldTake('title', captured.title) ? captured.title : source.title,
    authors: shouldTake('authors', captured.authors) ? captured.authors : source.authors,
    publishedDate: shouldTake('publishedDate', captured.publishedDate)
      ? captured.publishedDate
      : source.publishedDate,
    siteName: shouldTake('siteName', captured.siteName) ? captured.siteName : source.siteName,
    language: shouldTake('language', captured.language) ? captured.language : source.language,
    abstract: shouldTake('abstract', captured.abstract) ? captured.abstract : source.abstract,
    access: resolveAccess(source, captured),
  };
}

/**
 * A wall that was met once stands, though its reader has a way past it now: only the reader's word takes it down. A copy on
 * the own machine says nothing of the page itself.
 */
function resolveAccess(source: Source, captured: FormValues): Source['access'] {
  if (source.provenance.access?.from === READER_ORIGIN) return source.access;
  return source.access === null || source.access === 'local' ? captured.access : source.access;
}
