import { mergeSources } from '@/lib/record/duplicates/merge-sources';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { buildSource } from './build-source';
import { combineDraftWithSource } from './combine-draft-with-source';
import { removeEqualEdits } from './prune-draft';

/**
 * The record as another page of the same work leaves it: its own values stand, what the page tells besides fills gaps
 * and becomes candidates, the page's addresses become aliases. Nothing is stored.
 */
export function joinPageToSource(source: Source, extraction: Extraction, draft: Draft, now: Date): Source {
  const typedUrl = (draft.apart ?? draft).edits.url;
  const edits: Edits = typedUrl === undefined ? {} : { url: typedUrl };
  const pageSource = buildSource({
    draft: { ...draft, edits, chosen: {} },
    extraction: extraction,
    existing: null,
    findVenueId: () => null,
    now,
  });
  if (!pageSource.ok) return source;
  // Status and link state are not told by the page; the record keeps its own.
  const pageValues = {
    ...pageSource.value,
    id: source.id,
    status: source.status,
    type: source.type,
    linkState: null,
  };
  return { ...mergeSources(source, pageValues), linkState: source.linkState, updatedAt: source.updatedAt };
}

/** The draft of a page as an edit of a saved record, by the reader's word that both are the same work. */
export function joinDraftToSource(source: Source, draft: Draft, timestamp: string): Draft {
  const { url: _, ...edits } = combineDraftWithSource(source, draft).edits;
  const unjoinedDraft = { stableId: draft.stableId, edits: draft.edits, chosen: draft.chosen };
  const { base: __, ...rest } = draft;
  return {
    ...rest,
    stableId: source.stableId,
    ofSaved: true,
    updatedAt: timestamp,
    edits,
    apart: unjoinedDraft,
  };
}

/** The draft as it was before it was joined to `source`, with what was typed since. */
export function separateDraftFromSource(source: Source, draft: Draft, timestamp: string): Draft {
  const { apart, base: _, ...joinedFields } = draft;
  if (!apart) return draft;
  const unjoinedDraft = { ...draft, ...apart };
  const laterEdits = removeEqualEdits(draft.edits, joinDraftToSource(source, unjoinedDraft, timestamp).edits);
  return {
    ...joinedFields,
    stableId: apart.stableId,
    ofSaved: false,
    updatedAt: timestamp,
    edits: { ...apart.edits, ...laterEdits },
    chosen: { ...joinedFields.chosen, ...apart.chosen },
  };
}
