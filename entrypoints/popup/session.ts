import { hasEdits } from '@/lib/record/draft/prune-draft';
import type { Edits, ViewState } from '@/lib/record/schema/draft';
import { persistViewState } from '@/lib/storage/drafts/draft-storage';
import { createSaveHandler } from './create-save-handler';
import { followExternalChanges } from './follow-external-changes';
import { persistOnEvents } from './persist-on-events';
import { createSessionCore, type SessionCore } from './session-core';
import { createStartOverActions } from './start-over-actions';
import { watchForDuplicates } from './watch-for-duplicates';

/** One form's life: its state, and everything the reader can do to it. */
export type Session = SessionCore & {
  edit: (edits: Edits, origin?: string) => void;
  save: (withText: boolean) => void;
  startOver: () => void;
  undoStartOver: () => void;
  persistViewState: (viewState: ViewState) => void;
  dispose: () => void;
};

/** A session without a form yet; the event `opened` gives it one. */
export function createSession(): Session {
  const core = createSessionCore();
  const persistCapture = persistOnEvents(core);
  const save = createSaveHandler(core, persistCapture);
  const stopFollowingChanges = followExternalChanges(core);
  watchForDuplicates(core);
  return {
    ...core,
    save,
    edit: (edits, origin) => {
      const editedAt = new Date().toISOString();
      core.dispatch({ type: 'edited', edits, at: editedAt, ...(origin === undefined ? {} : { origin }) });
    },
    ...createStartOverActions(core),
    persistViewState: (viewState) => {
      const form = core.getForm();
      if (form && hasEdits(form.draft)) void persistViewState(form.draft.key, viewState);
    },
    dispose: () => {
      stopFollowingChanges();
      core.clearListeners();
    },
  };
}
