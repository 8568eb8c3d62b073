import type { FieldRegistry } from '@/lib/record/field-entry';
import { RECORD_FIELDS } from '@/lib/record/fields';
import { READER_ORIGIN } from '@/lib/record/provenance';
import { isEmptyValue } from '@/lib/record/same-value';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getCapturedValues } from './captured-values';

/**
 * Updates a saved record from a new capture of its page. Fields that the reader typed and fields that the page no longer
 * states are not changed.
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
 * Keeps a login or paywall that an earlier capture found, since the reader may only be logged in now; only the reader can
 * clear it. `local` is replaced, because a copy on the reader's computer says nothing about access to the page itself.
 */
function resolveAccess(source: Source, capturedAccess: Source['access']): Source['access'] {
  if (source.provenance.access?.from === READER_ORIGIN) return source.access;
  return source.access === null || source.access === 'local' ? capturedAccess : source.access;
}
