import type { FormActions } from '@/components/form/form-props';
import { citationOf } from '@/lib/exchange/citation';
import { pairOf } from '@/lib/identity/kept-apart';
import { send } from '@/lib/messages/send';
import { CredibilityLevel } from '@/lib/model/primitives';
import { openBesidePage } from '@/lib/platform/beside-page';
import { openLibrary } from '@/lib/platform/open-page';
import { formValues } from '@/lib/review/form-values';
import { pageFacts } from '@/lib/review/page-facts';
import { citationFormat, keptApart, leftUnrated } from '@/lib/settings/items';
import { venueDomain } from '@/lib/venues/venue-domain';
import { captureAgain, captureScope, type PageSession } from './start-session';

/** What the page around the form can do for it. */
export type Surroundings = {
  inPanel: boolean;
  showText: (shown: boolean) => void;
  notify: (words: string) => void;
  reloadAids: () => void;
  copied: string;
  notReadable: string;
  nothingSelected: string;
  noText: string;
  notAHost: string;
};

/** The form's intentions, carried out. */
export function formActions({ session, tab }: PageSession, around: Surroundings): FormActions {
  const form = () => {
    const state = session.state();
    return state.phase === 'reading' ? null : state.form;
  };
  return {
    edit: session.edit,
    save: session.save,
    startOver: session.startOver,
    undoStartOver: session.undoStartOver,
    showText: around.showText,
    captureAgain: () => {
      if (!tab) return around.notify(around.notReadable);
      void captureAgain(session, tab).then((read) => (read ? undefined : around.notify(around.notReadable)));
    },
    captureScope: (scope) => {
      if (!tab) return around.notify(around.notReadable);
      void captureScope(session, tab, scope).then((became) => {
        if (became === 'gone') around.notify(around.notReadable);
        if (became === 'nothing')
          around.notify(scope === 'selection' ? around.nothingSelected : around.noText);
      });
    },
    copyCitation: () => {
      const source = form()?.source;
      if (!source) return;
      void citationFormat
        .get()
        .then((format) => navigator.clipboard.writeText(citationOf(source, format)))
        .then(() => around.notify(around.copied));
    },
    openRecord: () => {
      const source = form()?.source;
      if (source) void openLibrary(`#/sources/${source.stableId}`);
    },
    openLibrary: () => void openLibrary('#/sources'),
    beside:
      tab && !around.inPanel
        ? () => void openBesidePage(tab.windowId, tab.id).then(() => window.close())
        : null,
    ...sameWorkActions(session),
    ...venueActions(session, form, around),
  };
}

function sameWorkActions(
  session: PageSession['session'],
): Pick<FormActions, 'takeSameWork' | 'keepApart' | 'undoSameWork'> {
  const now = () => new Date().toISOString();
  return {
    takeSameWork: (stableId) => session.dispatch({ type: 'same-work-taken', stableId, at: now() }),
    undoSameWork: () => session.dispatch({ type: 'same-work-undone', at: now() }),
    keepApart: (source) => {
      const state = session.state();
      if (state.phase === 'reading') return;
      const pair = pairOf(pageFacts(state.form).url, source.url);
      session.dispatch({ type: 'kept-apart', stableId: source.stableId });
      void keptApart.get().then((pairs) => keptApart.set([...new Set([...pairs, pair])]));
    },
  };
}

function venueActions(
  session: PageSession['session'],
  form: () => Parameters<typeof formValues>[0] | null,
  around: Surroundings,
): Pick<FormActions, 'rateVenue' | 'saveVenue' | 'leaveUnrated' | 'withdrawRating'> {
  return {
    rateVenue: () => {
      const shown = form();
      if (!shown) return;
      const { url, siteName } = formValues(shown);
      void import('@/lib/venues/propose-venue').then(({ venueProposal }) => {
        const proposed = venueProposal(url, shown.extraction?.publication ?? null);
        const name = siteName || (proposed?.name ?? '');
        session.edit({ venueRating: { name, host: proposed?.host ?? '', level: '', reason: '' } });
      });
    },
    saveVenue: () => {
      const shown = form();
      const typed = shown && formValues(shown).venueRating;
      const level = CredibilityLevel.safeParse(Number(typed?.level)).data;
      const host = typed && venueDomain(typed.host);
      if (!typed || !level) return;
      if (!host) return around.notify(around.notAHost);
      const venue = {
        id: `own:${host}`,
        name: typed.name.trim(),
        domains: [host],
        type: null,
        credibility: level,
        peerReviewed: null,
        rationale: typed.reason.trim(),
      };
      void send('venue/save', venue).then((reply) => {
        if (!reply.ok) return session.dispatch({ type: 'save-failed', problem: reply.problem });
        session.edit({ venueRating: null });
        around.reloadAids();
      });
    },
    leaveUnrated: () => {
      const shown = form();
      const url = shown ? formValues(shown).url : '';
      session.edit({ venueRating: null });
      if (!URL.canParse(url)) return;
      const host = new URL(url).hostname.replace(/^www\./, '');
      void leftUnrated
        .get()
        .then((hosts) => leftUnrated.set([...new Set([...hosts, host])]))
        .then(around.reloadAids);
    },
    withdrawRating: () => session.edit({ credibilityLevel: 'inherit', credibilityReason: '' }),
  };
}
