import { dropTyped, keepDraft, readTyped } from '@/lib/drafts/draft-store';
import { type DraftChange, watchDraft } from '@/lib/drafts/watch-draft';
import type { Draft, Edits } from '@/lib/model/draft';
import type { StableId } from '@/lib/model/primitives';
import type { Source } from '@/lib/model/source';
import { rebasedDraft, withBase } from '@/lib/review/edit-base';
import { hasEdits, ofFields, prunedDraft, withoutSame } from '@/lib/review/pruned-draft';

/** Under this key what is typed into the record of a source waits until it is saved. */
export const editKey = (stableId: string): string => `edit:${stableId}`;

/** What is typed into one record, the same in every tab that shows it. */
export type KeptEdits = {
  edits: () => Edits;
  /** What the record held in the edited fields when each edit began. */
  base: () => Edits;
  /** Takes up what an earlier visit left, without what the record says by now. */
  restore: (source: Source) => Promise<void>;
  /** Keeps typed words; called inside the input event. `shown`: the record as the reader sees it. */
  type: (typed: Edits, shown: Source) => Promise<void>;
  /** Keeps words that were put away once more, over the base that they had. */
  putBack: (typed: Edits, base: Edits) => Promise<void>;
  /** Lets go of edits that were given up. */
  drop: (gone: Edits) => Promise<void>;
  /** Lets go of edits that were saved. A field that holds other words by now stays, over those. */
  sent: (saved: Edits) => Promise<void>;
  stop: () => void;
};

/** Keeps the edits of a record; `changed` is called when another tab changed them. */
export function keptEdits(stableId: StableId, changed: () => void): KeptEdits {
  const key = editKey(stableId);
  let draft = emptyDraft(stableId);
  // A removal tells no time; one's own is known by these.
  let isOnDisk = false;
  let ownRemovals = 0;

  const write = (edits: Edits, base: Edits): Promise<void> => {
    // Two writes of one millisecond are told apart, or the other tabs would miss the second.
    const at = new Date(Math.max(Date.now(), Date.parse(draft.updatedAt) + 1)).toISOString();
    draft = { ...draft, updatedAt: at, edits, base: ofFields(edits, base) };
    const wasOnDisk = isOnDisk;
    isOnDisk = hasEdits(draft);
    if (isOnDisk) return keepDraft(draft);
    if (wasOnDisk) ownRemovals += 1;
    return dropTyped(key);
  };
  const follow = (change: DraftChange): void => {
    if (change.kind === 'quotes') return;
    if (change.kind === 'removed') {
      if (ownRemovals > 0) ownRemovals -= 1;
      else {
        draft = { ...draft, edits: {}, base: {} };
        isOnDisk = false;
        changed();
      }
    } else if (change.draft.updatedAt > draft.updatedAt) {
      draft = change.draft;
      isOnDisk = true;
      changed();
    }
  };
  const stop = watchDraft(key, follow, (at) => at > draft.updatedAt);
  return {
    stop,
    edits: () => draft.edits,
    base: () => draft.base ?? {},
    restore: async (source) => {
      const kept = await readTyped(key);
      if (!kept) return;
      const found = prunedDraft(rebasedDraft(kept, source), source);
      const typed = draft.edits;
      const [, updatedAt = found.updatedAt] = [draft.updatedAt, found.updatedAt].sort();
      draft = {
        ...found,
        key,
        updatedAt,
        edits: { ...found.edits, ...typed },
        base: { ...found.base, ...draft.base },
      };
      isOnDisk = true;
      // Typed before the rest was here, the disk has those words alone; and what is saved by now leaves it.
      if (Object.keys(typed).length > 0 || !hasEdits(found)) await write(draft.edits, draft.base ?? {});
    },
    type: (typed, shown) => write({ ...draft.edits, ...typed }, withBase(draft, typed, shown)),
    putBack: (typed, base) => write({ ...draft.edits, ...typed }, { ...base, ...draft.base }),
    drop: (gone) => write(withoutSame(draft.edits, gone), draft.base ?? {}),
    sent: (saved) => write(withoutSame(draft.edits, saved), { ...draft.base, ...saved }),
  };
}

const emptyDraft = (stableId: StableId): Draft => ({
  key: editKey(stableId),
  stableId,
  ofSaved: true,
  createdAt: new Date().toISOString(),
  updatedAt: new Date(0).toISOString(),
  edits: {},
  base: {},
  chosen: {},
});
