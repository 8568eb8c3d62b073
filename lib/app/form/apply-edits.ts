import { extendMergeBase } from '@/lib/record/draft/merge-base';
import { READER_ORIGIN } from '@/lib/record/provenance';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';

/**
 * The draft with `edits` over it. Each field keeps the value of `source` from when its first edit began as its merge
 * base. `origin` names the candidate that the reader chose; without it the reader typed the value.
 */
export function applyEdits(
  draft: Draft,
  source: Source | null,
  { edits, origin, at }: { edits: Edits; origin?: string; at: string },
): Draft {
  const chosen = { ...draft.chosen };
  for (const field of Object.keys(edits)) {
    if (origin === undefined || origin === READER_ORIGIN) delete chosen[field];
    else chosen[field] = origin;
  }
  const editedDraft = { ...draft, updatedAt: at, edits: { ...draft.edits, ...edits }, chosen };
  return source ? { ...editedDraft, base: extendMergeBase(draft, edits, source) } : editedDraft;
}

/** The time of an edit, ISO 8601. Two edits within one millisecond get different times, or other tabs would miss the second. */
export const getNextUpdateTime = (draft: Draft, now: Date): string =>
  new Date(Math.max(now.getTime(), Date.parse(draft.updatedAt) + 1)).toISOString();
