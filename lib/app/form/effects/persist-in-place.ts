import { hasEdits } from '@/lib/record/draft/edits';
import type { Draft } from '@/lib/record/schema/draft';
import type { DraftEvent } from '../draft-event';
import type { DraftPorts } from '../draft-ports';
import type { DraftState } from '../draft-state';
import type { SessionCore } from '../session-core';

const WRITE_EVENTS: DraftEvent['type'][] = ['edited', 'group-saved', 'group-discarded', 'group-restored'];

/**
 * Persists the edits of a record within every event that changes them, and removes the stored draft when no edit remains.
 * Returns a function that says, once per removal of the stored draft, whether this session removed it.
 */
export function persistInPlaceDraft(core: SessionCore, { drafts }: DraftPorts): () => boolean {
  // A removal has no timestamp that identifies its author, so this session counts its own.
  let isPersisted = false;
  let pendingOwnRemovals = 0;

  const writeDraft = (draft: Draft): Promise<void> => {
    const wasPersisted = isPersisted;
    isPersisted = hasEdits(draft);
    if (isPersisted) return drafts.persistDraft(draft);
    if (wasPersisted) pendingOwnRemovals += 1;
    return drafts.removeDraftItem(draft.key);
  };
  const persistEdits = (draft: Draft): void => {
    writeDraft(draft).then(
      () => core.dispatch({ type: 'persisted', at: draft.updatedAt }),
      () => core.dispatch({ type: 'persist-failed' }),
    );
  };

  core.addEffect((event, { phase, form }, previous) => {
    if (phase !== 'in-place') return;
    isPersisted = isStoredAfter(event, isPersisted);
    if (shouldWrite(event, form.draft, previous)) persistEdits(form.draft);
  });
  return () => {
    if (pendingOwnRemovals === 0) return false;
    pendingOwnRemovals -= 1;
    return true;
  };
}

/** Whether the storage has a draft after the event. */
function isStoredAfter(event: DraftEvent, wasStored: boolean): boolean {
  if (event.type === 'draft-changed-elsewhere') return true;
  if (event.type === 'draft-removed-elsewhere') return false;
  return wasStored || (event.type === 'draft-read' && event.draft !== null);
}

function shouldWrite(event: DraftEvent, draft: Draft, previous: DraftState): boolean {
  if (event.type !== 'draft-read') return WRITE_EVENTS.includes(event.type);
  return event.draft !== null && differsFromStored(draft, previous);
}

// The joined draft is written if earlier edits have overwritten the stored draft, and removed if everything in it is saved.
const differsFromStored = (joinedDraft: Draft, previous: DraftState): boolean =>
  !hasEdits(joinedDraft) || (previous.phase === 'in-place' && hasEdits(previous.form.draft));
