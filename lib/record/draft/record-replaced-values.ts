import { listFields } from '@/lib/record/field-lists';
import { READER_ORIGIN } from '@/lib/record/provenance';
import { isSameValue } from '@/lib/record/same-value';
import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { getSavedValues } from './form-values';

/**
 * The source that a draft makes of `existing` (null: none), with the values that the draft replaces without its reader
 * having seen them. A one-line field cannot hold both values, so the replaced one becomes a candidate.
 */
export function recordReplacedValues<T extends Pick<Source, 'provenance'>>(
  newSource: T,
  { edits, base = {} }: Draft,
  existing: Source | null,
): T {
  if (!existing) return newSource;
  const saved = getSavedValues(existing);
  const provenance = { ...newSource.provenance };
  for (const field of [
    ...listFields({ kind: 'line', recordsOrigin: true }),
    ...listFields({ kind: 'date' }),
  ]) {
    const [value, fieldProvenance] = [saved[field], provenance[field]];
    const isChangedElsewhere =
      base[field] !== undefined && !isSameValue(field, base[field], value, 'trimmed');
    if (
      !isChangedElsewhere ||
      !fieldProvenance ||
      value === '' ||
      isSameValue(field, edits[field], value, 'trimmed')
    )
      continue;
    if (fieldProvenance.candidates.some((candidate) => candidate.value === value)) continue;
    provenance[field] = {
      ...fieldProvenance,
      candidates: [{ value, from: READER_ORIGIN }, ...fieldProvenance.candidates],
    };
  }
  return { ...newSource, provenance };
}
