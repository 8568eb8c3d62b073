import type { Draft, Edits } from '@/lib/model/draft';
import type { Source } from '@/lib/model/source';
import { savedValues } from './form-values';
import { writtenPoints } from './key-points';

/** The draft without what the record says already: what is left is not saved yet. It then belongs to the record. */
export function prunedDraft(draft: Draft, source: Source): Draft {
  const saved: Record<string, unknown> = savedValues(source);
  const left = Object.entries(draft.edits).filter(([field, value]) => !same(field, value, saved[field]));
  const { apart: _, ...rest } = draft;
  return { ...rest, stableId: source.stableId, ofSaved: true, edits: Object.fromEntries(left) as Edits };
}

/** Whether anything was typed that is not saved. */
export const hasEdits = (draft: Draft): boolean => Object.keys(draft.edits).length > 0;

function same(field: string, typed: unknown, saved: unknown): boolean {
  if (field === 'keyPoints') return JSON.stringify(writtenPoints(typed as never)) === JSON.stringify(saved);
  return JSON.stringify(trimmed(typed)) === JSON.stringify(trimmed(saved));
}

function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  return Array.isArray(value) ? value.map(trimmed).filter((item) => item !== '') : value;
}
