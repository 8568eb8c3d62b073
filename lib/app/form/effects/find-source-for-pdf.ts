import { getPageWorkMetadata } from '@/lib/record/draft/page-work-metadata';
import { findCertainDuplicate } from '@/lib/record/duplicates/find-certain-duplicate';
import type { DraftForm, DuplicateCandidate } from '../draft-state';

/**
 * Returns the only saved source that is surely the work of the PDF in the form, or null. A form that has a source, or whose reader
 * separated it from one, is not joined.
 */
export function findSourceForPdf(
  form: DraftForm,
  candidates: readonly DuplicateCandidate[],
): DuplicateCandidate | null {
  if (form.extraction.kind !== 'pdf' || form.source || form.isJoinUndone) return null;
  return findCertainDuplicate(getPageWorkMetadata(form).title, candidates);
}
