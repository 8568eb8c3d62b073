import { getSourceValues } from '@/lib/record/draft/form-values';
import {
  isJoinedDraft,
  joinDraftToSource,
  joinPageToSource,
  separateDraftFromSource,
} from '@/lib/record/draft/join-page-to-source';
import type { Draft } from '@/lib/record/schema/draft';
import type { DuplicateEvent } from './draft-event';
import type { DraftForm } from './draft-state';

/** Applies an event about possible duplicates to the form. */
export function reduceDuplicates(form: DraftForm, event: DuplicateEvent): DraftForm {
  switch (event.type) {
    case 'duplicates-found':
      return form.source && !isJoinedDraft(form.draft) ? form : { ...form, duplicates: event.candidates };
    case 'not-duplicate':
      return {
        ...form,
        duplicates: form.duplicates.filter(({ source }) => source.stableId !== event.stableId),
      };
    case 'duplicate-accepted':
      return acceptDuplicate(form, event.stableId, event.at);
    case 'pdf-joined': {
      const { candidate, at } = event;
      if (form.source) return form;
      const offeredForm = { ...form, duplicates: [candidate], isJoinedPdf: true };
      return acceptDuplicate(offeredForm, candidate.source.stableId, at);
    }
    case 'duplicate-undone':
      return undoAcceptDuplicate(form, event.at);
  }
}

/** Applies a draft that another form of the same page wrote. That form may have joined the page to a source. */
export function applyDraftFromOtherForm(form: DraftForm, draft: Draft): DraftForm {
  const updatedForm = { ...form, draft };
  if (isJoinedDraft(form.draft) && !isJoinedDraft(draft))
    return { ...updatedForm, source: null, isRecaptured: false };
  const candidate = form.duplicates.find(({ source }) => source.stableId === draft.stableId);
  if (!isJoinedDraft(draft) || form.source || !candidate) return updatedForm;
  const source = joinPageToSource(candidate.source, form.extraction, draft, new Date(draft.updatedAt));
  return { ...updatedForm, source, isRecaptured: true };
}

function acceptDuplicate(form: DraftForm, stableId: string, acceptedAt: string): DraftForm {
  const candidate = form.duplicates.find(({ source }) => source.stableId === stableId);
  if (!candidate || form.source) return form;
  const source = joinPageToSource(candidate.source, form.extraction, form.draft, new Date(acceptedAt));
  const joinedDraft = joinDraftToSource(source, form.draft, acceptedAt);
  const draft = { ...joinedDraft, base: getSourceValues(source, joinedDraft.edits) };
  return { ...form, source, draft, isRecaptured: true, restoredDraftAt: null, problem: null };
}

/** Joins the page of a joined draft to its source again, after the page returned more metadata. */
export function joinAgain(form: DraftForm): DraftForm {
  const candidate = form.duplicates.find(({ source }) => source.stableId === form.draft.stableId);
  if (!candidate || !form.source || !isJoinedDraft(form.draft)) return form;
  const joinedAt = new Date(form.draft.updatedAt);
  return { ...form, source: joinPageToSource(candidate.source, form.extraction, form.draft, joinedAt) };
}

function undoAcceptDuplicate(form: DraftForm, undoneAt: string): DraftForm {
  if (!form.source || !isJoinedDraft(form.draft)) return form;
  return {
    ...form,
    source: null,
    draft: separateDraftFromSource(form.source, form.draft, undoneAt),
    isRecaptured: false,
    isJoinedPdf: false,
    isJoinUndone: true,
  };
}
