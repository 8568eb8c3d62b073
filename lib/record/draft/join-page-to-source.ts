import { mergeSources } from '@/lib/record/duplicates/merge-sources';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { buildSource } from './build-source';
import { mergeSourceIntoDraft } from './merge-source-into-draft';
import { removeEqualEdits } from './prune-draft';

/**
 * Returns `source` merged with the captured page of a draft, which is the same work. The values of the page fill empty fields of the source
 * or become candidates, and the URLs of the page become aliases. No value of the source is replaced. Nothing is saved.
 */
export function joinPageToSource(source: Source, extraction: Extraction, draft: Draft, now: Date): Source {
  const typedUrl = (draft.apart ?? draft).edits.url;
  const edits: Edits = typedUrl === undefined ? {} : { url: typedUrl };
  const pageSource = buildSource({
    draft: { ...draft, edits, chosen: {} },
    extraction,
    existing: null,
    findVenueId: () => null,
    now,
  });
  if (!pageSource.ok) return source;
  // A captured page has its own values for these fields, which must not replace those of the source.
  const pageValues = {
    ...pageSource.value,
    id: source.id,
    status: source.status,
    type: source.type,
    linkState: null,
  };
  return { ...mergeSources(source, pageValues), linkState: source.linkState, updatedAt: source.updatedAt };
}

/**
 * Converts the draft of an unsaved page to a draft of a saved source, after the reader confirmed that both are the same work. `apart` of
 * the result has the previous draft, with which `separateDraftFromSource` undoes the conversion.
 */
export function joinDraftToSource(source: Source, draft: Draft, timestamp: string): Draft {
  const { url: _, ...edits } = mergeSourceIntoDraft(source, draft).edits;
  const unjoinedDraft = { stableId: draft.stableId, edits: draft.edits, chosen: draft.chosen };
  const { base: __, ...draftWithoutBase } = draft;
  return {
    ...draftWithoutBase,
    stableId: source.stableId,
    ofSaved: true,
    updatedAt: timestamp,
    edits,
    apart: unjoinedDraft,
  };
}

type JoinedDraft = Draft & { apart: NonNullable<Draft['apart']> };

/** Returns whether the reader joined the page of a draft to a saved source and can still undo the join. */
export const isJoinedDraft = (draft: Draft | null): draft is JoinedDraft => draft?.apart !== undefined;

/** Undoes `joinDraftToSource`: returns the previous draft, with the edits that were made after the join. */
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
