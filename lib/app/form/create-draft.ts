import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { createStableId } from '@/lib/record/stable-id';

/** Creates a draft without edits. `source` is the saved source, or null for an unsaved page. */
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
