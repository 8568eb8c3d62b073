import { demoteUntrustedCanonical, getAdoptedCanonicalKeys } from '@/lib/record/draft/canonical-trust';
import { hasEdits } from '@/lib/record/draft/edits';
import { isJoinedDraft } from '@/lib/record/draft/join-page-to-source';
import { getPageWorkMetadata } from '@/lib/record/draft/page-work-metadata';
import { isMarkedNotDuplicate } from '@/lib/record/duplicates/not-duplicate';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getNextUpdatedAt } from '../apply-edits';
import type { DraftEvent } from '../draft-event';
import type { DraftPorts, RecordReader } from '../draft-ports';
import type { DraftForm, DuplicateCandidate } from '../draft-state';
import type { SessionCore } from '../session-core';
import { findRecordForPdf } from './find-record-for-pdf';

const SEARCH_EVENTS: DraftEvent['type'][] = [
  'opened',
  'page-arrived',
  'page-late',
  'started-over',
  'duplicate-undone',
];

/** Searches for duplicates after the form is painted, so that the search does not delay the form. */
export function offerDuplicates(core: SessionCore, ports: DraftPorts): void {
  core.addEffect((event, { phase, form }) => {
    if (phase === 'in-place' || !SEARCH_EVENTS.includes(event.type)) return;
    if (form.pageState === 'pending') return;
    if (form.source && !isJoinedDraft(form.draft)) return;
    ports.runAfterPaint(() => void findAndOfferDuplicates(core, ports));
  });
}

async function findAndOfferDuplicates(core: SessionCore, ports: DraftPorts): Promise<void> {
  const requestedForm = core.getForm();
  if (!requestedForm) return;
  const [savedSource, candidates] = await Promise.all([
    findSourceAtCanonical(ports.records, requestedForm.extraction),
    findCandidates(ports, requestedForm),
  ]);
  const form = core.getForm();
  if (form?.extraction !== requestedForm.extraction || form.draft.stableId !== requestedForm.draft.stableId)
    return;
  // A saved page and its AMP or mobile edition are one source.
  if (savedSource && !hasEdits(form.draft) && !form.source)
    core.dispatch({
      type: 'source-changed-elsewhere',
      source: savedSource,
      at: ports.now().toISOString(),
    });
  else offerCandidates(core, form, candidates, ports.now());
}

function offerCandidates(
  core: SessionCore,
  form: DraftForm,
  candidates: readonly DuplicateCandidate[],
  now: Date,
): void {
  const candidate = findRecordForPdf(form, candidates);
  if (candidate) core.dispatch({ type: 'pdf-joined', candidate, at: getNextUpdatedAt(form.draft, now) });
  else core.dispatch({ type: 'duplicates-found', candidates: [...candidates] });
}

/** Joins a PDF that is about to be saved to the record of the same work. The search may not have ended before the reader saved. */
export async function joinPdfBeforeSave(core: SessionCore, ports: DraftPorts): Promise<void> {
  const form = core.getForm();
  if (form?.extraction.kind !== 'pdf' || form.source || form.isJoinUndone) return;
  const candidate = findRecordForPdf(form, await findCandidates(ports, form));
  const { draft } = core.getForm() ?? form;
  if (candidate) core.dispatch({ type: 'pdf-joined', candidate, at: getNextUpdatedAt(draft, ports.now()) });
}

async function findCandidates(ports: DraftPorts, form: DraftForm): Promise<DraftForm['duplicates']> {
  const work = getPageWorkMetadata(form);
  const [notDuplicatePairs, candidates] = await Promise.all([
    ports.listNotDuplicatePairs(),
    ports.records.findDuplicates(work),
  ]);
  return candidates.filter(({ source }) => !isMarkedNotDuplicate(notDuplicatePairs, work, source));
}

/**
 * Ignores the canonical link of a page if the source that is saved at that link has another title. The link stays a
 * candidate.
 */
export async function applyCanonicalTrust(records: RecordReader, page: Extraction): Promise<Extraction> {
  return demoteUntrustedCanonical(page, await findSourceAtCanonical(records, page));
}

async function findSourceAtCanonical(records: RecordReader, page: Extraction): Promise<Source | null> {
  const urlKeys = getAdoptedCanonicalKeys(page);
  return urlKeys.length > 0 ? records.findSourceByUrlKeys(urlKeys) : null;
}
