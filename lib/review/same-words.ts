import type { Edits } from '@/lib/model/draft';
import type { Source } from '@/lib/model/source';
import { savedValues } from './form-values';
import { writtenPoints } from './key-points';

/** The record's values as edits would hold them, for the fields that `edits` names. */
export function recordValues(source: Source, edits: Edits): Edits {
  const values: Record<string, unknown> = {
    ...savedValues(source),
    linkState: source.linkState?.state ?? null,
  };
  return Object.fromEntries(Object.keys(edits).map((field) => [field, values[field]])) as Edits;
}

/** Whether two values of a field say the same: blanks at the ends and unwritten items are no words. */
export function saysSame(field: string, a: unknown, b: unknown): boolean {
  return JSON.stringify(written(field, a)) === JSON.stringify(written(field, b));
}

function written(field: string, value: unknown): unknown {
  if (field === 'keyPoints' && Array.isArray(value)) return writtenPoints(value);
  return trimmed(value);
}

function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  return Array.isArray(value) ? value.map(trimmed).filter((item) => item !== '') : value;
}
