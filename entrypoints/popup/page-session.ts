import type { Capture, PageTab } from '@/lib/app/form/capture/capture-port';
import { createDraftSession, type DraftSession } from '@/lib/app/form/draft-session';
import { openPage } from '@/lib/app/form/open/open-page';
import { openStoredDraft } from '@/lib/app/form/open/open-stored-draft';
import type { ViewState } from '@/lib/record/schema/draft';
import { capturePort, draftPorts } from './draft-ports';

/** A draft session with its tab, and the view state to restore. */
export type PageSession = {
  session: DraftSession;
  tab: PageTab | null;
  viewState: Promise<ViewState | null>;
};

/** Starts a session for the page of a capture. `isMoved` is true if the reader moved the form here from the popup. */
export function startPageSession(
  capture: Capture,
  tab: PageTab | null,
  isMoved = Promise.resolve(false),
): PageSession {
  const session = createDraftSession(draftPorts);
  const openArguments = { session, ports: draftPorts, capturePort, capture, tab, isMoved };
  return { session, tab, viewState: openPage(openArguments) };
}

/** Starts the session of the popup: for the captured page, or for the stored draft whose key is in the URL as `?draft=`. */
export async function startPopupSession(capture: Capture): Promise<PageSession> {
  const draftKey = getRequestedDraftKey();
  return draftKey === null ? startPageSession(capture, await capture.tab) : startStoredDraftSession(draftKey);
}

/** Returns the key of the stored draft that this page shows, or null if it shows the form of a tab. */
export const getRequestedDraftKey = (): string | null => new URLSearchParams(location.search).get('draft');

/** Starts a session for a stored draft whose page is not open. */
function startStoredDraftSession(key: string): PageSession {
  const session = createDraftSession(draftPorts);
  return { session, tab: null, viewState: openStoredDraft(session, draftPorts, key) };
}

/** Resolves when the form is open and no longer waits for the values of its page. */
export function waitForPage(session: DraftSession): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      const state = session.getState();
      if (state.phase === 'reading' || (state.phase !== 'in-place' && state.form.pageState === 'pending'))
        return;
      stopListening();
      resolve();
    };
    const stopListening = session.subscribe(check);
    check();
  });
}
