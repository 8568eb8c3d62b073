import type { Capture, PageTab } from '@/lib/app/form/capture/capture-deps';
import { createDraftSession, type DraftSession } from '@/lib/app/form/draft-session';
import { openFormForPage } from '@/lib/app/form/open/open-page';
import { openStoredDraft } from '@/lib/app/form/open/open-stored-draft';
import { reportOpeningProblems } from '@/lib/app/form/open/report-opening-problems';
import type { ViewState } from '@/lib/record/schema/draft';
import { isDiskFullError } from '@/lib/storage/queries/is-disk-full';
import { captureDeps, draftDeps } from './draft-deps';
import { getRequestedDraftKey } from './requested-draft-key';

const openingDeps = { wait: captureDeps.wait, isDiskFullError };

/** A draft session with its tab, and the view state to restore. */
export type FormSession = {
  session: DraftSession;
  tab: PageTab | null;
  viewState: Promise<ViewState | null>;
};

/** Starts a session for the page of a capture. `movedFromPopup` resolves to true if the reader moved the form here from the popup. */
export function startPageSession(
  capture: Capture,
  tab: PageTab | null,
  movedFromPopup: Promise<boolean> = Promise.resolve(false),
): FormSession {
  const session = createDraftSession(draftDeps);
  const openArguments = { session, deps: draftDeps, captureDeps, capture, tab, movedFromPopup };
  const viewState = reportOpeningProblems(session, openingDeps, openFormForPage(openArguments));
  return { session, tab, viewState };
}

/** Starts the session of the popup: for the captured page, or for the stored draft whose key is in the URL as `?draft=`. */
export async function startPopupSession(capture: Capture): Promise<FormSession> {
  const draftKey = getRequestedDraftKey();
  return draftKey === null ? startPageSession(capture, await capture.tab) : startStoredDraftSession(draftKey);
}

/** Starts a session for a stored draft whose page is not open. */
function startStoredDraftSession(key: string): FormSession {
  const session = createDraftSession(draftDeps);
  const viewState = reportOpeningProblems(session, openingDeps, openStoredDraft(session, draftDeps, key));
  return { session, tab: null, viewState };
}

/** Resolves when the form does not wait for the metadata of its page, or does not wait any longer. */
export function waitForMetadata(session: DraftSession): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      const state = session.getState();
      if (state.phase === 'reading' || (state.phase !== 'record-page' && state.form.pageStatus === 'pending'))
        return;
      stopListening();
      resolve();
    };
    const stopListening = session.subscribe(check);
    check();
  });
}
