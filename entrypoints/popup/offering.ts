import { findDuplicates } from '@/lib/db/read/same-work';
import { findSourceByAddress } from '@/lib/db/read/source-by-address';
import { isMarkedNotDuplicate } from '@/lib/identity/kept-apart';
import type { Extraction } from '@/lib/model/extraction';
import { demoteDistrustedCanonical, getAdoptedCanonicalKeys } from '@/lib/review/distrusted-canonical';
import { getPageWorkMetadata } from '@/lib/review/page-facts';
import { hasEdits } from '@/lib/review/pruned-draft';
import type { ReviewEvent, ReviewForm } from '@/lib/review/review-state';
import { notDuplicateOf } from '@/lib/settings/items';
import { database } from './open-form';
import type { SessionCore } from './session-core';

const TRIGGER_EVENTS: ReviewEvent['type'][] = ['opened', 'page-arrived', 'started-over', 'same-work-undone'];

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
    core.dispatch({ type: 'saved-elsewhere', source: knownSource, at: new Date().toISOString() });
  else core.dispatch({ type: 'same-work-found', candidates: duplicateOffers });
}

async function findDuplicateOffers(form: ReviewForm): Promise<ReviewForm['duplicates']> {
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
