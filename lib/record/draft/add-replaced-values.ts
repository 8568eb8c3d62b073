import { listFields } from '@/lib/record/field-lists';
import { READER_ORIGIN } from '@/lib/record/provenance';
import { isSameValue } from '@/lib/record/same-value';
import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { getSavedValues } from './form-values';

/**
 * Adds candidates to the provenance of `newSource`: the values of `existingSource` that the draft replaces although another
 * form or a wiki changed them after the edit began, so that the reader has not seen them. Only one-line fields and dates get
 * such candidates, because they cannot contain both values.
 */
export function addReplacedValues<T extends Pick<Source, 'provenance'>>(
  newSource: T,
  { edits, base = {} }: Draft,
  existingSource: Source | null,
): T {
  if (!existingSource) return newSource;
  const savedValues = getSavedValues(existingSource);
  const provenance = { ...newSource.provenance };
  for (const field of [
    ...listFields({ kind: 'line', hasProvenance: true }),
    ...listFields({ kind: 'date' }),
  ]) {
    const [value, fieldProvenance] = [savedValues[field], provenance[field]];
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
