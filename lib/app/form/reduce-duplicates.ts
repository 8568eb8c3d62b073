import {
  joinDraftToSource,
  joinPageToSource,
  separateDraftFromSource,
} from '@/lib/record/draft/join-page-to-source';
import { getRecordValues } from '@/lib/record/draft/record-values';
import type { Draft } from '@/lib/record/schema/draft';
import type { ReviewEvent, ReviewForm } from './review-state';

/** What can happen between a page and the records that look like the same work. */
export type DuplicateEvent = Extract<
  ReviewEvent,
  { type: 'same-work-found' | 'same-work-taken' | 'same-work-undone' | 'kept-apart' }
>;

/** The form after the reader was asked, or answered, whether the page is a work that is saved already. */
export function reduceDuplicates(form: ReviewForm, event: DuplicateEvent): ReviewForm {
  switch (event.type) {
    case 'same-work-found':
      return form.source && !form.draft.apart ? form : { ...form, duplicates: event.candidates };
    case 'kept-apart':
      return {
        ...form,
        duplicates: form.duplicates.filter(({ source }) => source.stableId !== event.stableId),
      };
    case 'same-work-taken':
      return acceptDuplicate(form, event.stableId, event.at);
    case 'same-work-undone':
      return undoAcceptDuplicate(form, event.at);
  }
}

/** The form with the draft that another form of the same page wrote: that one may have joined or parted it. */
export function applyDraftFromOtherForm(form: ReviewForm, draft: Draft): ReviewForm {
  const updatedForm = { ...form, draft };
  if (form.draft.apart && !draft.apart) return { ...updatedForm, source: null, isRecaptured: false };
  const candidate = form.duplicates.find(({ source }) => source.stableId === draft.stableId);
  if (!draft.apart || form.source || !candidate) return updatedForm;
  const source = joinPageToSource(candidate.source, form.extraction, draft, new Date(draft.updatedAt));
  return { ...updatedForm, source, isRecaptured: true };
}

function acceptDuplicate(form: ReviewForm, stableId: string, timestamp: string): ReviewForm {
  const candidate = form.duplicates.find(({ source }) => source.stableId === stableId);
  if (!candidate || form.source) return form;
  const source = joinPageToSource(candidate.source, form.extraction, form.draft, new Date(timestamp));
  const attachedDraft = joinDraftToSource(source, form.draft, timestamp);
  const draft = { ...attachedDraft, base: getRecordValues(source, attachedDraft.edits) };
  return { ...form, source, draft, isRecaptured: true, restoredDraftAt: null, problem: null };
}

function undoAcceptDuplicate(form: ReviewForm, timestamp: string): ReviewForm {
  if (!form.source || !form.draft.apart) return form;
  return {
    ...form,
    source: null,
    draft: separateDraftFromSource(form.source, form.draft, timestamp),
    isRecaptured: false,
  };
}
