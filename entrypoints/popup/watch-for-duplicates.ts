import type { DraftEvent, DraftForm } from '@/lib/app/form/draft-state';
import { demoteDistrustedCanonical, getAdoptedCanonicalKeys } from '@/lib/record/draft/canonical-trust';
import { getPageWorkMetadata } from '@/lib/record/draft/page-work-metadata';
import { hasEdits } from '@/lib/record/draft/prune-draft';
import { isMarkedNotDuplicate } from '@/lib/record/duplicates/not-duplicate';
import type { Extraction } from '@/lib/record/schema/extraction';
import { findDuplicates } from '@/lib/storage/queries/find-duplicates';
import { findSourceByAddress } from '@/lib/storage/queries/find-source-by-address';
import { notDuplicateOf } from '@/lib/storage/settings/settings';
import { database } from './find-page';
import type { SessionCore } from './session-core';

const TRIGGER_EVENTS: DraftEvent['type'][] = ['opened', 'page-arrived', 'started-over', 'duplicate-undone'];

/** Looks for records of the same work once the form stands, so that the click waits for nothing. */
export function watchForDuplicates(core: SessionCore): void {
  core.addEffect((event, form) => {
    if (!TRIGGER_EVENTS.includes(event.type) || (form.source && !form.draft.apart)) return;
    // After the form is drawn: a task that follows the next frame.
    requestAnimationFrame(() => setTimeout(() => void offerDuplicates(core)));
  });
}

async function offerDuplicates(core: SessionCore): Promise<void> {
  const requestedForm = core.getForm();
  if (!requestedForm) return;
  const [knownSource, duplicateOffers] = await Promise.all([
    findSavedEdition(requestedForm.extraction),
    findDuplicateOffers(requestedForm),
  ]);
  const form = core.getForm();
  if (form?.extraction !== requestedForm.extraction || form.draft.stableId !== requestedForm.draft.stableId)
    return;
  if (knownSource && !hasEdits(form.draft) && !form.source)
    core.dispatch({ type: 'source-changed-elsewhere', source: knownSource, at: new Date().toISOString() });
  else core.dispatch({ type: 'duplicates-found', candidates: duplicateOffers });
}

async function findDuplicateOffers(form: DraftForm): Promise<DraftForm['duplicates']> {
  const workIdentity = getPageWorkMetadata(form);
  const [notDuplicatePairs, duplicates] = await Promise.all([
    notDuplicateOf.get(),
    findDuplicates(database, workIdentity, null),
  ]);
  return duplicates.filter(({ source }) => !isMarkedNotDuplicate(notDuplicatePairs, workIdentity, source));
}

/** The page with its canonical link believed or not, by what is kept under it. Reads only where the link was taken. */
export async function applyCanonicalTrust(page: Extraction): Promise<Extraction> {
  const addressKeys = getAdoptedCanonicalKeys(page);
  const savedRow = addressKeys.length > 0 ? await findSourceByAddress(database, addressKeys) : null;
  return demoteDistrustedCanonical(page, savedRow?.source ?? null);
}

// The AMP or mobile edition of a page that is kept is that page.
async function findSavedEdition(page: Extraction) {
  const addressKeys = getAdoptedCanonicalKeys(page);
  return addressKeys.length > 0 ? ((await findSourceByAddress(database, addressKeys))?.source ?? null) : null;
}
