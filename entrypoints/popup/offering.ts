import { sameWorkOf } from '@/lib/db/read/same-work';
import { sourceByAddress } from '@/lib/db/read/source-by-address';
import { areKeptApart } from '@/lib/identity/kept-apart';
import type { Extraction } from '@/lib/model/extraction';
import { keysOfTakenCanonical, withDistrustedCanonical } from '@/lib/review/distrusted-canonical';
import { pageFacts } from '@/lib/review/page-facts';
import { hasEdits } from '@/lib/review/pruned-draft';
import type { ReviewEvent, ReviewForm } from '@/lib/review/review-state';
import { keptApart } from '@/lib/settings/items';
import { store } from './open-form';
import type { SessionCore } from './session-core';

const ASKS: ReviewEvent['type'][] = ['opened', 'page-arrived', 'started-over', 'same-work-undone'];

/** Looks for records of the same work once the form stands, so that the click waits for nothing. */
export function offering(core: SessionCore): void {
  core.onEvent((event, form) => {
    if (!ASKS.includes(event.type) || (form.source && !form.draft.apart)) return;
    // After the form is drawn: a task that follows the next frame.
    requestAnimationFrame(() => setTimeout(() => void offer(core)));
  });
}

async function offer(core: SessionCore): Promise<void> {
  const asked = core.form();
  if (!asked) return;
  const [known, offers] = await Promise.all([knownEdition(asked.extraction), offersFor(asked)]);
  const form = core.form();
  if (form?.extraction !== asked.extraction || form.draft.stableId !== asked.draft.stableId) return;
  if (known && !hasEdits(form.draft) && !form.source)
    core.dispatch({ type: 'saved-elsewhere', source: known, at: new Date().toISOString() });
  else core.dispatch({ type: 'same-work-found', offers });
}

async function offersFor(form: ReviewForm): Promise<ReviewForm['sameWork']> {
  const facts = pageFacts(form);
  const [pairs, found] = await Promise.all([keptApart.get(), sameWorkOf(store, facts, null)]);
  return found.filter(({ source }) => !areKeptApart(pairs, facts, source));
}

/** The page with its canonical link believed or not, by what is kept under it. Reads only where the link was taken. */
export async function withTrustedCanonical(page: Extraction): Promise<Extraction> {
  const keys = keysOfTakenCanonical(page);
  const known = keys.length > 0 ? await sourceByAddress(store, keys) : null;
  return withDistrustedCanonical(page, known?.source ?? null);
}

// The AMP or mobile edition of a page that is kept is that page.
async function knownEdition(page: Extraction) {
  const keys = keysOfTakenCanonical(page);
  return keys.length > 0 ? ((await sourceByAddress(store, keys))?.source ?? null) : null;
}
