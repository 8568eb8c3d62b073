import { hasEdits } from '@/lib/record/draft/edits';
import { getNextUpdateTime } from '../apply-edits';
import { createDraft } from '../create-draft';
import type { DraftPorts, DraftStorage } from '../draft-ports';
import type { DraftForm } from '../draft-state';
import type { SessionCore } from '../session-core';

/** Starting over and its Undo. The discarded draft stays in the list of drafts, where it can be opened again. */
export function createStartOverActions(
  core: SessionCore,
  { drafts, now }: DraftPorts,
): { startOver: () => void; undoStartOver: () => void } {
  let discardedDraftKey: string | null = null;
  return {
    startOver: () => {
      const form = core.getForm();
      if (!form) return;
      if (hasEdits(form.draft)) discardedDraftKey = persistDiscardedDraft(drafts, form, now());
      // A page that was joined to a record is a page of its own again.
      const savedSource = form.draft.apart ? null : form.source;
      const newDraft = createDraft(savedSource?.url ?? form.draft.key, savedSource, now());
      core.dispatch({ type: 'started-over', draft: newDraft });
      // An empty draft replaces the old one: writes keep their order, so an edit made now cannot be lost to a removal.
      void drafts.persistDraft({ ...newDraft, key: form.draft.key });
    },
    undoStartOver: () => {
      const form = core.getForm();
      if (!form) return;
      core.dispatch({ type: 'start-over-undone', at: getNextUpdateTime(form.draft, now()) });
      if (discardedDraftKey !== null) void drafts.removeDraft(discardedDraftKey);
      discardedDraftKey = null;
    },
  };
}

function persistDiscardedDraft(
  drafts: DraftStorage,
  { draft, extraction, article }: DraftForm,
  now: Date,
): string {
  const key = `discarded:${now.getTime()}:${draft.key}`;
  void drafts.persistDraft({ ...draft, key });
  void drafts.persistPage(key, extraction);
  if (article) void drafts.persistText(key, article);
  return key;
}
