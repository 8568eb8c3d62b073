import { demoteUntrustedCanonical, getAdoptedCanonicalKeys } from '@/lib/record/draft/canonical-trust';
import { hasEdits } from '@/lib/record/draft/edits';
import { isJoinedDraft } from '@/lib/record/draft/join-page-to-source';
import { getPageWorkMetadata } from '@/lib/record/draft/page-work-metadata';
import { isMarkedNotDuplicate } from '@/lib/record/duplicates/not-duplicate';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getNextUpdatedAt } from '../apply-edits';
import type { DraftSessionDeps, SourceReader } from '../draft-deps';
import type { DraftEvent } from '../draft-event';
import type { DraftForm, DuplicateCandidate } from '../draft-state';
import type { SessionCore } from '../session-core';
import { findSourceForPdf } from './find-source-for-pdf';

const SEARCH_EVENTS: DraftEvent['type'][] = [
  'opened',
  'page-arrived',
  'page-late',
  'started-over',
  'duplicate-undone',
];

/** Searches for duplicates after the form is painted, so that the search does not delay the form. */
export function offerDuplicates(core: SessionCore, deps: DraftSessionDeps): void {
  core.addEffect((event, { phase, form }) => {
    if (phase === 'record-page' || !SEARCH_EVENTS.includes(event.type)) return;
    if (form.pageStatus === 'pending') return;
    if (form.source && !isJoinedDraft(form.draft)) return;
    deps.runAfterPaint(() => void findAndOfferDuplicates(core, deps));
  });
}

async function findAndOfferDuplicates(core: SessionCore, deps: DraftSessionDeps): Promise<void> {
  const requestedForm = core.getForm();
  if (!requestedForm) return;
  const [savedSource, candidates] = await Promise.all([
    findSourceAtCanonical(deps.sourceReader, requestedForm.extraction),
    findCandidates(deps, requestedForm),
  ]);
  const form = core.getForm();
  if (form?.extraction !== requestedForm.extraction || form.draft.stableId !== requestedForm.draft.stableId)
    return;
  // A saved page and its AMP or mobile edition are one source.
  if (savedSource && !hasEdits(form.draft) && !form.source)
    core.dispatch({
      type: 'source-changed-elsewhere',
      source: savedSource,
      at: deps.now().toISOString(),
    });
  else offerCandidates(core, form, candidates, deps.now());
}

function offerCandidates(
  core: SessionCore,
  form: DraftForm,
  candidates: readonly DuplicateCandidate[],
  now: Date,
): void {
  const candidate = findSourceForPdf(form, candidates);
  if (candidate) core.dispatch({ type: 'pdf-joined', candidate, at: getNextUpdatedAt(form.draft, now) });
  else core.dispatch({ type: 'duplicates-found', candidates: [...candidates] });
}

/**
 * Searches for the source of the same work before a PDF is saved, and joins the PDF to it. The search for
 * duplicates may still be running when the reader saves.
 */
export async function joinPdfBeforeSave(core: SessionCore, deps: DraftSessionDeps): Promise<void> {
  const form = core.getForm();
  if (form?.extraction.kind !== 'pdf' || form.source || form.isJoinUndone) return;
  const candidate = findSourceForPdf(form, await findCandidates(deps, form));
  const { draft } = core.getForm() ?? form;
  if (candidate) core.dispatch({ type: 'pdf-joined', candidate, at: getNextUpdatedAt(draft, deps.now()) });
}

async function findCandidates(deps: DraftSessionDeps, form: DraftForm): Promise<DraftForm['duplicates']> {
  const work = getPageWorkMetadata(form);
  const [notDuplicatePairs, candidates] = await Promise.all([
    deps.listNotDuplicatePairs(),
    deps.sourceReader.findDuplicates(work),
  ]);
  return candidates.filter(({ source }) => !isMarkedNotDuplicate(notDuplicatePairs, work, source));
}

/**
 * Ignores the canonical link of a page if the source that is saved at that link has another title. The link stays a
 * candidate.
 */
export async function applyCanonicalTrust(sourceReader: SourceReader, page: Extraction): Promise<Extraction> {
  return demoteUntrustedCanonical(page, await findSourceAtCanonical(sourceReader, page));
}

async function findSourceAtCanonical(sourceReader: SourceReader, page: Extraction): Promise<Source | null> {
  const urlKeys = getAdoptedCanonicalKeys(page);
  return urlKeys.length > 0 ? sourceReader.findSourceByUrlKeys(urlKeys) : null;
}
