import { READER_ORIGIN } from '@/lib/record/provenance';
import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { getRecordValues, isSameValue } from './record-values';

type HasProvenance = Pick<Source, 'provenance'>;

/**
 * The source that an edit made of `existing` (null: there was none), with the one-line words among its candidates that somebody gave the record
 * after the edit began and that the edit replaces: such a field can't hold the words of both.
 */
export function recordReplacedValues<T extends HasProvenance>(
  newSource: T,
  { edits, base }: Draft,
  existing: Source | null,
): T {
  if (!existing) return newSource;
  const [typedValues, baseValues]: Record<string, unknown>[] = [edits, base ?? {}];
  const currentValues: Record<string, unknown> = getRecordValues(existing, edits);
  const provenance = { ...newSource.provenance };
  for (const field of ONE_LINE_FIELDS) {
    const value = currentValues[field];
    const isReplaced = baseValues?.[field] !== undefined && !isSameValue(field, baseValues[field], value);
    const fieldProvenance = provenance[field];
    if (!isReplaced || !fieldProvenance || typeof value !== 'string' || value === '') continue;
    if (
      isSameValue(field, typedValues?.[field], value) ||
      fieldProvenance.candidates.some((candidate) => candidate.value === value)
    )
      continue;
    provenance[field] = {
      ...fieldProvenance,
      candidates: [{ value, from: READER_ORIGIN }, ...fieldProvenance.candidates],
    };
  }
  return { ...newSource, provenance };
}

const ONE_LINE_FIELDS = ['title', 'publishedDate', 'siteName', 'language', 'subtype', 'purpose'];
