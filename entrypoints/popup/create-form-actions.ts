import type { FormActions } from '@/components/common/form-props';
import { getHost } from '@/lib/address/host';
import { normalizeVenueDomain } from '@/lib/address/venue-domain';
import { send } from '@/lib/browser/messages/send';
import { openLibrary } from '@/lib/browser/open-page';
import { openSidePanel } from '@/lib/browser/open-side-panel';
import { formatCitation } from '@/lib/formats/format-citation';
import { getFormValues } from '@/lib/record/draft/form-values';
import { getPageWorkMetadata } from '@/lib/record/draft/page-work-metadata';
import { getPairKey } from '@/lib/record/duplicates/not-duplicate';
import { CredibilityLevel } from '@/lib/record/schema/primitives';
import { citationFormat, notDuplicateOf, unratedHosts } from '@/lib/storage/settings/settings';
import { captureTextInScope, type PageSession, recapturePage } from './start-session';

/** What the page around the form can do for it. */
export type FormEnvironment = {
  isInPanel: boolean;
  showText: (isShown: boolean) => void;
  notify: (message: string) => void;
  reloadReferenceData: () => void;
  copiedMessage: string;
  notReadableMessage: string;
  nothingSelectedMessage: string;
  noTextMessage: string;
  invalidHostMessage: string;
};

/** The form's intentions, carried out. */
export function createFormActions({ session, tab }: PageSession, environment: FormEnvironment): FormActions {
  const getForm = () => {
    const state = session.getState();
    return state.phase === 'reading' ? null : state.form;
  };
  return {
    edit: session.edit,
    save: session.save,
    startOver: session.startOver,
    undoStartOver: session.undoStartOver,
    showTextPreview: environment.showText,
    captureAgain: () => {
      if (!tab) return environment.notify(environment.notReadableMessage);
      void recapturePage(session, tab).then((wasRead) =>
        wasRead ? undefined : environment.notify(environment.notReadableMessage),
      );
    },
    captureScope: (scope) => {
      if (!tab) return environment.notify(environment.notReadableMessage);
      void captureTextInScope(session, tab, scope).then((outcome) => {
        if (outcome === 'gone') environment.notify(environment.notReadableMessage);
        if (outcome === 'nothing')
          environment.notify(
            scope === 'selection' ? environment.nothingSelectedMessage : environment.noTextMessage,
          );
      });
    },
    copyCitation: () => {
      const source = getForm()?.source;
      if (!source) return;
      void citationFormat
        .get()
        .then((format) => navigator.clipboard.writeText(formatCitation(source, format)))
        .then(() => environment.notify(environment.copiedMessage));
    },
    openRecord: () => {
      const source = getForm()?.source;
      if (source) void openLibrary(`#/sources/${source.stableId}`);
    },
    openLibrary: () => void openLibrary('#/sources'),
    openBesidePage:
      tab && !environment.isInPanel
        ? () => void openSidePanel(tab.windowId, tab.id).then(() => window.close())
        : null,
    ...createDuplicateActions(session),
    ...createVenueActions(session, getForm, environment),
  };
}

function createDuplicateActions(
  session: PageSession['session'],
): Pick<FormActions, 'acceptDuplicate' | 'markNotDuplicate' | 'undoAcceptDuplicate'> {
  const getTimestamp = () => new Date().toISOString();
  return {
    acceptDuplicate: (stableId) =>
      session.dispatch({ type: 'duplicate-accepted', stableId, at: getTimestamp() }),
    undoAcceptDuplicate: () => session.dispatch({ type: 'duplicate-undone', at: getTimestamp() }),
    markNotDuplicate: (source) => {
      const state = session.getState();
      if (state.phase === 'reading') return;
      const addressPair = getPairKey(getPageWorkMetadata(state.form).url, source.url);
      session.dispatch({ type: 'not-duplicate', stableId: source.stableId });
      void notDuplicateOf
        .get()
        .then((addressPairs) => notDuplicateOf.set([...new Set([...addressPairs, addressPair])]));
    },
  };
}

function createVenueActions(
  session: PageSession['session'],
  getForm: () => Parameters<typeof getFormValues>[0] | null,
  environment: FormEnvironment,
): Pick<FormActions, 'rateVenue' | 'saveVenue' | 'leaveUnrated' | 'withdrawRating'> {
  return {
    rateVenue: () => {
      const currentForm = getForm();
      if (!currentForm) return;
      const { url, siteName } = getFormValues(currentForm);
      void import('@/lib/record/venues/propose-venue').then(({ proposeVenue }) => {
        const proposal = proposeVenue(url, currentForm.extraction?.publication ?? null);
        const name = siteName || (proposal?.name ?? '');
        session.edit({ venueRating: { name, host: proposal?.host ?? '', level: '', reason: '' } });
      });
    },
    saveVenue: () => {
      const currentForm = getForm();
      const ratingInput = currentForm && getFormValues(currentForm).venueRating;
      const level = CredibilityLevel.safeParse(Number(ratingInput?.level)).data;
      const host = ratingInput && normalizeVenueDomain(ratingInput.host);
      if (!ratingInput || !level) return;
      if (!host) return environment.notify(environment.invalidHostMessage);
      const venue = {
        id: `own:${host}`,
        name: ratingInput.name.trim(),
        domains: [host],
        type: null,
        credibility: level,
        peerReviewed: null,
        rationale: ratingInput.reason.trim(),
      };
      void send('venue/save', venue).then((reply) => {
        if (!reply.ok) return session.dispatch({ type: 'save-failed', problem: reply.problem });
        session.edit({ venueRating: null });
        environment.reloadReferenceData();
      });
    },
    leaveUnrated: () => {
      const currentForm = getForm();
      const url = currentForm ? getFormValues(currentForm).url : '';
      session.edit({ venueRating: null });
      const host = getHost(url);
      if (host === '') return;
      void unratedHosts
        .get()
        .then((hosts) => unratedHosts.set([...new Set([...hosts, host])]))
        .then(environment.reloadReferenceData);
    },
    withdrawRating: () => session.edit({ credibilityLevel: 'inherit', credibilityReason: '' }),
  };
}
