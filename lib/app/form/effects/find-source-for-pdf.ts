import { getPageWorkMetadata } from '@/lib/record/draft/page-work-metadata';
import { findCertainDuplicate } from '@/lib/record/duplicates/find-certain-duplicate';
import type { DraftForm, DuplicateCandidate } from '../draft-state';

/**
 * Returns the saved source that is certainly the work of the PDF in the form. Returns null if there is none
 * or more than one, if the form has a source, or if the reader has separated the PDF from a source.
 */
export function findSourceForPdf(
  form: DraftForm,
  candidates: readonly DuplicateCandidate[],
): DuplicateCandidate | null {
  if (form.extraction.kind !== 'pdf' || form.source || form.isJoinUndone) return null;
  return findCertainDuplicate(getPageWorkMetadata(form).title, candidates);
}
