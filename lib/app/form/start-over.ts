import { hasEdits } from '@/lib/record/draft/prune-draft';
import type { Draft } from '@/lib/record/schema/draft';
import type { ReviewForm } from './review-state';

/** The form with an empty draft. What was typed stays within reach of Undo. */
export const startOver = (form: ReviewForm, draft: Draft): ReviewForm => ({
  ...form,
  draft,
  source: draft.ofSaved ? form.source : null,
  discardedDraft: hasEdits(form.draft) ? form.draft : null,
  restoredDraftAt: null,
  problem: null,
  isRecaptured: false,
});

/** The form with what was typed before the reader started over. */
export function undoStartOver(form: ReviewForm, timestamp: string): ReviewForm {
  if (!form.discardedDraft) return form;
  const { key } = form.draft;
  return { ...form, draft: { ...form.discardedDraft, key, updatedAt: timestamp }, discardedDraft: null };
}
