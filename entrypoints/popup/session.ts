import { dropDraft, keepDraft, keepPlace } from '@/lib/drafts/draft-store';
import type { Edits, Place } from '@/lib/model/draft';
import { hasEdits } from '@/lib/review/pruned-draft';
import { following } from './following';
import { keeping } from './keeping';
import { offering } from './offering';
import { freshDraft } from './open-form';
import { saving } from './saving';
import { createCore, type SessionCore } from './session-core';

/** One form's life: its state, and everything the reader can do to it. */
export type Session = SessionCore & {
  edit: (edits: Edits, origin?: string) => void;
  save: (withText: boolean) => void;
  startOver: () => void;
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
    startOver: () => startOver(core),
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

// What was typed stays among the drafts, where it can be opened again.
function startOver(core: SessionCore): void {
  const form = core.form();
  if (!form) return;
  const { draft, source } = form;
  const put = hasEdits(draft) ? keepDraft({ ...draft, key: `discarded:${draft.key}` }) : Promise.resolve();
  // A page that was joined to a record is a page of its own again.
  const saved = draft.apart ? null : source;
  core.dispatch({ type: 'started-over', draft: freshDraft(saved?.url ?? draft.key, saved, new Date()) });
  void put.then(() => dropDraft(draft.key));
}
