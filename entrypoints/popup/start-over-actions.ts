import type { DraftForm } from '@/lib/app/form/draft-state';
import { hasEdits } from '@/lib/record/draft/prune-draft';
import { persistDraft, persistPage, persistText, removeDraft } from '@/lib/storage/drafts/draft-storage';
import { createDraft } from './find-page';
import type { SessionCore } from './session-core';

/** *Start over* and its Undo. What was typed stays among the drafts, where it can be opened again. */
export function createStartOverActions(core: SessionCore): {
  startOver: () => void;
  undoStartOver: () => void;
} {
  let discardedDraftKey: string | null = null;
  return {
    startOver: () => {
      const form = core.getForm();
      if (!form) return;
      if (hasEdits(form.draft)) discardedDraftKey = persistDiscardedDraft(form);
      // A page that was joined to a record is a page of its own again.
      const savedSource = form.draft.apart ? null : form.source;
      const newDraft = createDraft(savedSource?.url ?? form.draft.key, savedSource, new Date());
      core.dispatch({ type: 'started-over', draft: newDraft });
      // An empty draft takes the place of the old one: writes keep their order, so nothing typed now can be lost.
      void persistDraft({ ...newDraft, key: form.draft.key });
    },
    undoStartOver: () => {
      core.dispatch({ type: 'start-over-undone', at: new Date().toISOString() });
      if (discardedDraftKey !== null) void removeDraft(discardedDraftKey);
      discardedDraftKey = null;
    },
  };
}

function persistDiscardedDraft({ draft, extraction, article }: DraftForm): string {
  const key = `discarded:${Date.now()}:${draft.key}`;
  void persistDraft({ ...draft, key });
  void persistPage(key, extraction);
  if (article) void persistText(key, article);
  return key;
}
