import type { Draft } from '@/lib/model/draft';
import { joinedDraft, joinedSource, partedDraft } from './joined-source';
import type { ReviewEvent, ReviewForm } from './review-state';
import { recordValues } from './same-words';

/** What can happen between a page and the records that look like the same work. */
export type SameWorkEvent = Extract<
  ReviewEvent,
  { type: 'same-work-found' | 'same-work-taken' | 'same-work-undone' | 'kept-apart' }
>;

/** The form after the reader was asked, or answered, whether the page is a work that is saved already. */
export function reviewSameWork(form: ReviewForm, event: SameWorkEvent): ReviewForm {
  switch (event.type) {
    case 'same-work-found':
      return form.source && !form.draft.apart ? form : { ...form, sameWork: event.offers };
    case 'kept-apart':
      return { ...form, sameWork: form.sameWork.filter(({ source }) => source.stableId !== event.stableId) };
    case 'same-work-taken':
      return taken(form, event.stableId, event.at);
    case 'same-work-undone':
      return undone(form, event.at);
  }
}

/** The form with the draft that another form of the same page wrote: that one may have joined or parted it. */
export function withDraftFromElsewhere(form: ReviewForm, draft: Draft): ReviewForm {
  const changed = { ...form, draft };
  if (form.draft.apart && !draft.apart) return { ...changed, source: null, recaptured: false };
  const offer = form.sameWork.find(({ source }) => source.stableId === draft.stableId);
  if (!draft.apart || form.source || !offer) return changed;
  const source = joinedSource(offer.source, form.extraction, draft, new Date(draft.updatedAt));
  return { ...changed, source, recaptured: true };
}

function taken(form: ReviewForm, stableId: string, at: string): ReviewForm {
  const offer = form.sameWork.find(({ source }) => source.stableId === stableId);
  if (!offer || form.source) return form;
  const source = joinedSource(offer.source, form.extraction, form.draft, new Date(at));
  const joined = joinedDraft(source, form.draft, at);
  const draft = { ...joined, base: recordValues(source, joined.edits) };
  return { ...form, source, draft, recaptured: true, restoredFrom: null, problem: null };
}

function undone(form: ReviewForm, at: string): ReviewForm {
  if (!form.source || !form.draft.apart) return form;
  return { ...form, source: null, draft: partedDraft(form.source, form.draft, at), recaptured: false };
}
