import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { createStableId } from '@/lib/record/stable-id';

/** A draft without edits, of a saved source or of a page that is not saved yet. */
export function createDraft(key: string, source: Source | null, now: Date): Draft {
  const createdAt = now.toISOString();
  return {
    key,
    stableId: source?.stableId ?? createStableId(),
    ofSaved: source !== null,
    createdAt,
    updatedAt: createdAt,
    edits: {},
    chosen: {},
  };
}
