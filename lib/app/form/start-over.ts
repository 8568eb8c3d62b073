import { hasEdits } from '@/lib/record/draft/edits';
import type { Draft } from '@/lib/record/schema/draft';
import type { DraftForm } from './draft-state';

/** Replaces the draft of a form by an empty one. The discarded draft stays in the form for Undo. */
export const startOver = (form: DraftForm, draft: Draft): DraftForm => ({
  ...form,
  draft,
  source: draft.ofSaved ? form.source : null,
  discardedDraft: hasEdits(form.draft) ? form.draft : null,
  restoredDraftAt: null,
  problem: null,
  isRecaptured: false,
});

/** Restores the draft that the reader discarded by starting over. */
export function undoStartOver(form: DraftForm, undoneAt: string): DraftForm {
  if (!form.discardedDraft) return form;
  const { key } = form.draft;
  return { ...form, draft: { ...form.discardedDraft, key, updatedAt: undoneAt }, discardedDraft: null };
}
