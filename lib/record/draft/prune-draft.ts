import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { combineDraftWithSource } from './combine-draft-with-source';
import { getRecordValues, isSameValue } from './record-values';

/** The draft without what the record says already: what is left is not saved yet. It then belongs to the record. */
export function pruneDraft(draft: Draft, source: Source): Draft {
  const { apart: _, base = {}, ...rest } = draft.ofSaved ? draft : attachDraftToSource(draft, source);
  const savedValues: Record<string, unknown> = getRecordValues(source, rest.edits);
  const remainingEntries = Object.entries(rest.edits).filter(
    ([field, value]) => !isSameValue(field, value, savedValues[field]),
  );
  const edits = Object.fromEntries(remainingEntries) as Edits;
  return { ...rest, stableId: source.stableId, ofSaved: true, edits, base: pickFields(edits, base) };
}

/** Whether anything was typed that is not saved. */
export const hasEdits = (draft: Draft): boolean => Object.keys(draft.edits).length > 0;

/** The values of those fields alone that `edits` names. */
export const pickFields = (edits: Edits, values: Edits): Edits =>
  Object.fromEntries(Object.entries(values).filter(([field]) => Object.hasOwn(edits, field))) as Edits;

/** The edits but those that `gone` holds with the same value: what was typed over such a field since stays. */
export function removeEqualEdits(edits: Edits, editsToRemove: Edits): Edits {
  const valuesToRemove: Record<string, unknown> = editsToRemove;
  const remainingEntries = Object.entries(edits).filter(
    ([field, value]) =>
      !Object.hasOwn(editsToRemove, field) || JSON.stringify(value) !== JSON.stringify(valuesToRemove[field]),
  );
  return Object.fromEntries(remainingEntries) as Edits;
}

// A draft that never was of the record was typed without a sight of its words: none of them is replaced.
function attachDraftToSource(draft: Draft, source: Source): Draft {
  if (draft.stableId === source.stableId) return { ...draft, base: { ...EMPTY_BASE, ...draft.base } };
  const combinedDraft = combineDraftWithSource(source, draft);
  return { ...combinedDraft, base: getRecordValues(source, combinedDraft.edits) };
}

const EMPTY_BASE: Edits = { summary: '', review: '', contextNote: '', abstract: '', keyPoints: [], tags: [] };
