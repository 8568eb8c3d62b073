import type { FieldRegistry } from '@/lib/record/field-entry';
import { RECORD_FIELDS } from '@/lib/record/fields';
import { READER_ORIGIN } from '@/lib/record/provenance';
import { isEmptyValue } from '@/lib/record/same-value';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getCapturedValues } from './captured-values';

/**
 * A saved record after a new capture of its page: captured fields take the page's new value, except those that the
 * reader typed and those that the page no longer states.
 */
export function applyRecapture(
  source: Source,
  extraction: Extraction,
  registry: FieldRegistry = RECORD_FIELDS,
): Source {
  const captured = getCapturedValues(extraction, registry);
  const refreshed: Partial<Source> = Object.fromEntries(
    Object.entries(captured).filter(
      ([field, value]) =>
        registry[field]?.capture?.refresh &&
        source.provenance[field]?.from !== READER_ORIGIN &&
        !isEmptyValue(value),
    ),
  );
  const identifiers = { ...source.identifiers };
  for (const [kind, value] of Object.entries(captured.identifiers))
    if (value !== null) identifiers[kind] ??= value;
  return { ...source, ...refreshed, identifiers, access: resolveAccess(source, captured.access) };
}

/**
 * A wall that was met once is assumed to remain, even where its reader has a way past it now: only the reader can remove
 * it. A copy on the reader's own computer says nothing about the page itself.
 */
function resolveAccess(source: Source, capturedAccess: Source['access']): Source['access'] {
  if (source.provenance.access?.from === READER_ORIGIN) return source.access;
  return source.access === null || source.access === 'local' ? capturedAccess : source.access;
}
