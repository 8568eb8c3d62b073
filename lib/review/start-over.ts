import type { Draft } from '@/lib/model/draft';
import { hasEdits } from './pruned-draft';
import type { ReviewForm } from './review-state';

/** The form with an empty draft. What was typed stays within reach of Undo. */
export const startedOver = (form: ReviewForm, draft: Draft): ReviewForm => ({
  ...form,
  draft,
  source: draft.ofSaved ? form.source : null,
  discarded: hasEdits(form.draft) ? form.draft : null,
  restoredFrom: null,
  problem: null,
  recaptured: false,
});

/** The form with what was typed before the reader started over. */
export function undoneStartOver(form: ReviewForm, at: string): ReviewForm {
  if (!form.discarded) return form;
  const { key } = form.draft;
  return { ...form, draft: { ...form.discarded, key, updatedAt: at }, discarded: null };
}
