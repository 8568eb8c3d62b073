import type { FieldRegistry } from '@/lib/record/field-entry';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { READER_ORIGIN } from '@/lib/record/provenance';
import { isEmptyValue } from '@/lib/record/same-value';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getCapturedValues } from './captured-values';

/**
 * Returns a saved source with the values of a new capture of its page, in the fields with `capture.refresh`. Does not change fields that
 * the reader typed, nor fields for which the page no longer has a value.
 */
export function applyRecapture(
  source: Source,
  extraction: Extraction,
  registry: FieldRegistry = SOURCE_FIELDS,
): Source {
  const capturedValues = getCapturedValues(extraction, registry);
  const refreshedFields: Partial<Source> = Object.fromEntries(
    Object.entries(capturedValues).filter(
      ([field, value]) =>
        registry[field]?.capture?.refresh &&
        source.provenance[field]?.from !== READER_ORIGIN &&
        !isEmptyValue(value),
    ),
  );
  const identifiers = { ...source.identifiers };
  for (const [kind, value] of Object.entries(capturedValues.identifiers))
    if (value !== null) identifiers[kind] ??= value;
  return { ...source, ...refreshedFields, identifiers, access: resolveAccess(source, capturedValues.access) };
}

/**
 * Returns the access restriction after a new capture. A restriction that an earlier capture found stays until the reader removes it,
 * because the page may look public only while the reader is logged in. `local` is replaced, because it only says that an earlier
 * capture was of a copy on the reader's computer.
 */
function resolveAccess(source: Source, capturedAccess: Source['access']): Source['access'] {
  if (source.provenance.access?.from === READER_ORIGIN) return source.access;
  return source.access === null || source.access === 'local' ? capturedAccess : source.access;
}
