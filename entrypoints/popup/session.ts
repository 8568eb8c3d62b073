import { keepPlace } from '@/lib/drafts/draft-store';
import type { Edits, Place } from '@/lib/model/draft';
import { hasEdits } from '@/lib/review/pruned-draft';
import { following } from './following';
import { keeping } from './keeping';
import { offering } from './offering';
import { saving } from './saving';
import { createCore, type SessionCore } from './session-core';
import { startingOver } from './starting-over';

/** One form's life: its state, and everything the reader can do to it. */
export type Session = SessionCore & {
  edit: (edits: Edits, origin?: string) => void;
  save: (withText: boolean) => void;
  startOver: () => void;
  undoStartOver: () => void;
  keepPlace: (place: Place) => void;
  dispose: () => void;
};

/** A session without a form yet; the event `opened` gives it one. */
export function createSession(): Session {
  const core = createCore();
  const keepCapture = keeping(core);
  const save = saving(core, keepCapture);
  const stopFollowing = following(core);
  offering(core);
  return {
    ...core,
    save,
    edit: (edits, origin) => {
      const at = new Date().toISOString();
      core.dispatch({ type: 'edited', edits, at, ...(origin === undefined ? {} : { origin }) });
    },
    ...startingOver(core),
    keepPlace: (place) => {
      const form = core.form();
      if (form && hasEdits(form.draft)) void keepPlace(form.draft.key, place);
    },
    dispose: () => {
      stopFollowing();
      core.clear();
    },
  };
}
