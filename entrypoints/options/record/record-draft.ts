import { extendMergeBase, rebaseDraft } from '@/lib/record/draft/merge-base';
import { hasEdits, pickFields, pruneDraft, removeEqualEdits } from '@/lib/record/draft/prune-draft';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import { persistDraft, readTypedDraft, removeTypedDraft } from '@/lib/storage/drafts/draft-storage';
import { type DraftChange, watchDraft } from '@/lib/storage/drafts/watch-draft';

/** Under this key what is typed into the record of a source waits until it is saved. */
export const getEditKey = (stableId: string): string => `edit:${stableId}`;

/** What is typed into one record, the same in every tab that shows it. */
export type RecordDraft = {
  getEdits: () => Edits;
  /** What the record held in the edited fields when each edit began. */
  getMergeBase: () => Edits;
  /** Takes up what an earlier visit left, without what the record says by now. */
  restore: (source: Source) => Promise<void>;
  /** Keeps typed words; called inside the input event. `shown`: the record as the reader sees it. */
  persistEdits: (typedEdits: Edits, shownSource: Source) => Promise<void>;
  /** Keeps words that were put away once more, over the base that they had. */
  restoreDiscarded: (typedEdits: Edits, mergeBase: Edits) => Promise<void>;
  /** Lets go of edits that were given up. */
  discardEdits: (discardedEdits: Edits) => Promise<void>;
  /** Lets go of edits that were saved. A field that holds other words by now stays, over those. */
  markSaved: (savedEdits: Edits) => Promise<void>;
  stopWatching: () => void;
};

/** Keeps the edits of a record; `changed` is called when another tab changed them. */
export function openRecordDraft(stableId: StableId, onExternalChange: () => void): RecordDraft {
  const key = getEditKey(stableId);
  let draft = createEmptyDraft(stableId);
  // A removal tells no time; one's own is known by these.
  let isPersisted = false;
  let pendingOwnRemovals = 0;

  const writeDraft = (edits: Edits, mergeBase: Edits): Promise<void> => {
    // Two writes of one millisecond are told apart, or the other tabs would miss the second.
    const writtenAt = new Date(Math.max(Date.now(), Date.parse(draft.updatedAt) + 1)).toISOString();
    draft = { ...draft, updatedAt: writtenAt, edits, base: pickFields(edits, mergeBase) };
    const wasPersisted = isPersisted;
    isPersisted = hasEdits(draft);
    if (isPersisted) return persistDraft(draft);
    if (wasPersisted) pendingOwnRemovals += 1;
    return removeTypedDraft(key);
  };
  const handleDraftChange = (change: DraftChange): void => {
    if (change.kind === 'quotes') return;
    if (change.kind === 'removed') {
      if (pendingOwnRemovals > 0) pendingOwnRemovals -= 1;
      else {
        draft = { ...draft, edits: {}, base: {} };
        isPersisted = false;
        onExternalChange();
      }
    } else if (change.draft.updatedAt > draft.updatedAt) {
      draft = change.draft;
      isPersisted = true;
      onExternalChange();
    }
  };
  const stopWatching = watchDraft(key, handleDraftChange, (updatedAt) => updatedAt > draft.updatedAt);
  return {
    stopWatching,
    getEdits: () => draft.edits,
    getMergeBase: () => draft.base ?? {},
    restore: async (source) => {
      const persistedDraft = await readTypedDraft(key);
      if (!persistedDraft) return;
      const mergedDraft = pruneDraft(rebaseDraft(persistedDraft, source), source);
      const typedEdits = draft.edits;
      const [, updatedAt = mergedDraft.updatedAt] = [draft.updatedAt, mergedDraft.updatedAt].sort();
      draft = {
        ...mergedDraft,
        key,
        updatedAt,
        edits: { ...mergedDraft.edits, ...typedEdits },
        base: { ...mergedDraft.base, ...draft.base },
      };
      isPersisted = true;
      // Typed before the rest was here, the disk has those words alone; and what is saved by now leaves it.
      if (Object.keys(typedEdits).length > 0 || !hasEdits(mergedDraft))
        await writeDraft(draft.edits, draft.base ?? {});
    },
    persistEdits: (typedEdits, shownSource) =>
      writeDraft({ ...draft.edits, ...typedEdits }, extendMergeBase(draft, typedEdits, shownSource)),
    restoreDiscarded: (typedEdits, mergeBase) =>
      writeDraft({ ...draft.edits, ...typedEdits }, { ...mergeBase, ...draft.base }),
    discardEdits: (discardedEdits) =>
      writeDraft(removeEqualEdits(draft.edits, discardedEdits), draft.base ?? {}),
    markSaved: (savedEdits) =>
      writeDraft(removeEqualEdits(draft.edits, savedEdits), { ...draft.base, ...savedEdits }),
  };
}

const createEmptyDraft = (stableId: StableId): Draft => ({
  key: getEditKey(stableId),
  stableId,
  ofSaved: true,
  createdAt: new Date().toISOString(),
  updatedAt: new Date(0).toISOString(),
  edits: {},
  base: {},
  chosen: {},
});
