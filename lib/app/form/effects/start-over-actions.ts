import { hasEdits } from '@/lib/record/draft/edits';
import { isJoinedDraft } from '@/lib/record/draft/join-page-to-source';
import { getNextUpdatedAt } from '../apply-edits';
import { createDraft } from '../create-draft';
import type { DraftSessionDeps, DraftStorage } from '../draft-deps';
import type { DraftForm } from '../draft-state';
import type { SessionCore } from '../session-core';

/** Creates the actions *Start over* and its Undo. The discarded draft stays in the list of drafts. */
export function createStartOverActions(
  core: SessionCore,
  { drafts, now }: DraftSessionDeps,
): { startOver: () => void; undoStartOver: () => void } {
  let discardedDraftKey: string | null = null;
  return {
    startOver: () => {
      const form = core.getForm();
      if (!form) return;
      if (hasEdits(form.draft)) discardedDraftKey = persistDiscardedDraft(drafts, form, now());
      // Starting over also separates the page from a source that it was joined to.
      const savedSource = isJoinedDraft(form.draft) ? null : form.source;
      const newDraft = createDraft(savedSource?.url ?? form.draft.key, savedSource, now());
      core.dispatch({ type: 'started-over', draft: newDraft });
      // The draft is replaced by an empty one. Deleting it could also delete an edit that the reader makes next.
      void drafts.persistDraft({ ...newDraft, key: form.draft.key });
    },
    undoStartOver: () => {
      const form = core.getForm();
      if (!form) return;
      core.dispatch({ type: 'start-over-undone', at: getNextUpdatedAt(form.draft, now()) });
      if (discardedDraftKey !== null) void drafts.deleteDraft(discardedDraftKey);
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
  void drafts.persistExtraction(key, extraction);
  if (article) void drafts.persistArticle(key, article);
  return key;
}
