import type { Draft, Edits } from '@/lib/model/draft';
import type { Source } from '@/lib/model/source';
import { recordValues, saysSame } from './same-words';
import { withWordsOfBoth } from './words-of-both';

/** The draft without what the record says already: what is left is not saved yet. It then belongs to the record. */
export function prunedDraft(draft: Draft, source: Source): Draft {
  const { apart: _, base = {}, ...rest } = draft.ofSaved ? draft : boundDraft(draft, source);
  const saved: Record<string, unknown> = recordValues(source, rest.edits);
  const left = Object.entries(rest.edits).filter(([field, value]) => !saysSame(field, value, saved[field]));
  const edits = Object.fromEntries(left) as Edits;
  return { ...rest, stableId: source.stableId, ofSaved: true, edits, base: ofFields(edits, base) };
}

/** Whether anything was typed that is not saved. */
export const hasEdits = (draft: Draft): boolean => Object.keys(draft.edits).length > 0;

/** The values of those fields alone that `edits` names. */
export const ofFields = (edits: Edits, values: Edits): Edits =>
  Object.fromEntries(Object.entries(values).filter(([field]) => Object.hasOwn(edits, field))) as Edits;

/** The edits but those that `gone` holds with the same value: what was typed over such a field since stays. */
export function withoutSame(edits: Edits, gone: Edits): Edits {
  const values: Record<string, unknown> = gone;
  const left = Object.entries(edits).filter(
    ([field, value]) =>
      !Object.hasOwn(gone, field) || JSON.stringify(value) !== JSON.stringify(values[field]),
  );
  return Object.fromEntries(left) as Edits;
}

// A draft that never was of the record was typed without a sight of its words: none of them is replaced.
function boundDraft(draft: Draft, source: Source): Draft {
  if (draft.stableId === source.stableId) return { ...draft, base: { ...UNWRITTEN, ...draft.base } };
  const joined = withWordsOfBoth(source, draft);
  return { ...joined, base: recordValues(source, joined.edits) };
}

const UNWRITTEN: Edits = { summary: '', review: '', contextNote: '', abstract: '', keyPoints: [], tags: [] };
