import { hasEdits } from '@/lib/record/draft/edits';
import type { Draft } from '@/lib/record/schema/draft';
import type { DraftSessionDeps } from '../draft-deps';
import type { DraftEvent } from '../draft-event';
import type { DraftState } from '../draft-state';
import type { SessionCore } from '../session-core';

const WRITE_EVENTS: DraftEvent['type'][] = ['edited', 'group-saved', 'group-discarded', 'group-restored'];

/**
 * Persists the edits of a source during every event that changes them, and deletes the stored draft when no
 * edit remains. Returns `consumeOwnDeletion`. Call it once after each reported deletion of the stored draft:
 * it returns whether this session made that deletion.
 */
export function startPersistingRecordPage(core: SessionCore, { drafts }: DraftSessionDeps): () => boolean {
  // A deletion does not say which tab made it, so the session counts its own deletions.
  let isPersisted = false;
  let unreportedDeletionCount = 0;

  const writeDraft = (draft: Draft): Promise<void> => {
    const wasPersisted = isPersisted;
    isPersisted = hasEdits(draft);
    if (isPersisted) return drafts.persistDraft(draft);
    if (wasPersisted) unreportedDeletionCount += 1;
    return drafts.deleteDraftItem(draft.key);
  };
  const persistEdits = (draft: Draft): void => {
    writeDraft(draft).then(
      () => core.dispatch({ type: 'persisted', at: draft.updatedAt }),
      () => core.dispatch({ type: 'persist-failed' }),
    );
  };

  core.addEffect((event, { phase, form }, previousState) => {
    if (phase !== 'record-page') return;
    isPersisted = isStoredAfter(event, isPersisted);
    if (shouldWrite(event, form.draft, previousState)) persistEdits(form.draft);
  });
  return () => {
    if (unreportedDeletionCount === 0) return false;
    unreportedDeletionCount -= 1;
    return true;
  };
}

/** Returns whether the storage contains a draft after the event. */
function isStoredAfter(event: DraftEvent, wasStored: boolean): boolean {
  if (event.type === 'draft-changed-elsewhere') return true;
  if (event.type === 'draft-deleted-elsewhere') return false;
  return wasStored || (event.type === 'draft-read' && event.draft !== null);
}

function shouldWrite(event: DraftEvent, draft: Draft, previousState: DraftState): boolean {
  if (event.type !== 'draft-read') return WRITE_EVENTS.includes(event.type);
  return event.draft !== null && isDifferentFromStored(draft, previousState);
}

// Edits that were made before the stored draft was read must be added to it. A draft without unsaved edits must be
// deleted.
const isDifferentFromStored = (joinedDraft: Draft, previousState: DraftState): boolean =>
  !hasEdits(joinedDraft) || (previousState.phase === 'record-page' && hasEdits(previousState.form.draft));
