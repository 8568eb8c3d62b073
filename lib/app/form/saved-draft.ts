import { hasEdits } from '@/lib/record/draft/edits';
import { removeSavedEdits } from '@/lib/record/draft/merge-base';
import { listMergedFields } from '@/lib/record/draft/merge-edits';
import { pruneDraft } from '@/lib/record/draft/prune-draft';
import type { Source } from '@/lib/record/schema/source';
import type { DraftEvent } from './draft-event';
import type { DraftForm, PageState } from './draft-state';

/**
 * Applies the result of a save. `source` is the saved source. Edits that were made during the save stay in the draft.
 */
export function completeSave(
  state: PageState,
  {
    source,
    at,
    fileProblem,
    addedPart = null,
    hadLongerText,
    wasInBin,
  }: Extract<DraftEvent, { type: 'saved' }>,
): PageState {
  const { pendingSave } = state.form;
  const draft = pendingSave
    ? removeSavedEdits(state.form.draft, pendingSave.draft, source)
    : state.form.draft;
  const hasMergedEdits = pendingSave !== null && listMergedFields(pendingSave.draft.edits, source).length > 0;
  const savedForm = {
    ...state.form,
    draft,
    hasMergedEdits,
    addedPart,
    hadLongerText: hadLongerText === true,
    wasInBin: wasInBin === true,
    ...(fileProblem ? { fileProblem } : {}),
  };
  const form = applySavedSource(savedForm, source, at);
  return { phase: hasEdits(form.draft) ? 'editing' : 'saved', form };
}

/** Applies a saved source to the form. Removes from the draft all edits that the source already contains. */
export function applySavedSource(form: DraftForm, source: Source, savedAt: string): DraftForm {
  const remainingDraft = pruneDraft(form.draft, source);
  return {
    ...form,
    source,
    unreadableReason: null,
    draft: { ...remainingDraft, key: source.url, createdAt: savedAt },
    restoredDraftAt: null,
    isRecaptured: false,
    duplicates: [],
    persistedAt: null,
    problem: null,
    pendingSave: null,
  };
}
