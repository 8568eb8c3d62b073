import { mergeSources } from '@/lib/record/duplicates/merge-sources';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { buildSource } from './build-source';
import { combineDraftWithSource } from './combine-draft-with-source';
import { removeEqualEdits } from './prune-draft';

/**
 * Merges another page of the same work into a record, without saving it. The record's values are not replaced: the page's
 * values fill empty fields or become candidates, and its addresses become aliases.
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
  // These values describe the record, not the page, so the record's own are used.
  const pageValues = {
    ...pageSource.value,
    id: source.id,
    status: source.status,
    type: source.type,
    linkState: null,
  };
  return { ...mergeSources(source, pageValues), linkState: source.linkState, updatedAt: source.updatedAt };
}

/** Turns the draft of a page into a draft of a saved record, after the reader said that both are the same work. */
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

/** Undoes `joinDraftToSource`: returns the draft from before, with the edits that were made since. */
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
