import type { Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { getSavedValues } from './form-values';
import { removeEmptyPoints } from './key-points';

/** The record's values as edits would hold them, for the fields that `edits` names. */
export function getRecordValues(source: Source, edits: Edits): Edits {
  const values: Record<string, unknown> = {
    ...getSavedValues(source),
    linkState: source.linkState?.state ?? null,
  };
  return Object.fromEntries(Object.keys(edits).map((field) => [field, values[field]])) as Edits;
}

/** Whether two values of a field say the same: blanks at the ends and unwritten items are no words. */
export function isSameValue(field: string, a: unknown, b: unknown): boolean {
  return JSON.stringify(normalizeValue(field, a)) === JSON.stringify(normalizeValue(field, b));
}

function normalizeValue(field: string, value: unknown): unknown {
  if (field === 'keyPoints' && Array.isArray(value)) return removeEmptyPoints(value);
  return trimValue(value);
}

function trimValue(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  return Array.isArray(value) ? value.map(trimValue).filter((item) => item !== '') : value;
}
