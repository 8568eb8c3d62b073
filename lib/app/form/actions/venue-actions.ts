import { getHost } from '@/lib/address/host';
import { normalizeVenueDomain } from '@/lib/address/venue-domain';
import { getFormValues } from '@/lib/record/draft/form-values';
import { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { DraftSession } from '../draft-session';
import type { FormActionDeps } from './form-action-deps';

/** The actions that rate the page's venue or remove a rating. */
export type VenueActions = {
  /** Opens *Rate venue* with the suggested name and host. */
  rateVenue: () => void;
  saveVenue: () => void;
  leaveUnrated: () => void;
  /** Removes the rating of this source, so that the rating of its venue applies. */
  removeRating: () => void;
};

type VenueFormDeps = Pick<
  FormActionDeps,
  'notify' | 'saveVenue' | 'addHostLeftUnrated' | 'reloadReferenceData'
>;

/** Creates the actions on the venue of the form's page. */
export function createVenueActions(session: DraftSession, deps: VenueFormDeps): VenueActions {
  return {
    rateVenue: () => void openVenueRating(session),
    saveVenue: () => void saveVenue(session, deps),
    leaveUnrated: () => leaveUnrated(session, deps),
    removeRating: () => session.edit({ credibilityLevel: 'inherit', credibilityReason: '' }),
  };
}

async function openVenueRating(session: DraftSession): Promise<void> {
  const form = session.getForm();
  if (!form) return;
  const { url, siteName } = getFormValues(form);
  // The public suffix list is large, so it is loaded only when a venue is rated.
  const { proposeVenue } = await import('@/lib/record/venues/propose-venue');
  const proposal = proposeVenue(url, form.extraction.publication ?? null);
  const name = siteName || (proposal?.name ?? '');
  session.edit({ venueRating: { name, host: proposal?.domain ?? '', level: '', reason: '' } });
}

async function saveVenue(session: DraftSession, deps: VenueFormDeps): Promise<void> {
  const form = session.getForm();
  const rating = form && getFormValues(form).venueRating;
  const level = CredibilityLevel.safeParse(Number(rating?.level)).data;
  if (!rating || !level) return;
  const domain = normalizeVenueDomain(rating.host);
  if (!domain) return deps.notify('not-a-domain');
  const result = await deps.saveVenue({
    id: `own:${domain}`,
    name: rating.name.trim(),
    domains: [domain],
    type: null,
    credibility: level,
    peerReviewed: null,
    rationale: rating.reason.trim(),
  });
  if (!result.ok) return session.dispatch({ type: 'save-failed', problem: result.problem });
  session.edit({ venueRating: null });
  deps.reloadReferenceData();
}

function leaveUnrated(session: DraftSession, deps: VenueFormDeps): void {
  const form = session.getForm();
  const url = form ? getFormValues(form).url : '';
  session.edit({ venueRating: null });
  const host = getHost(url);
  if (host === '') return;
  void deps.addHostLeftUnrated(host).then(deps.reloadReferenceData);
}
