import type { Capture, PageTab } from '@/lib/app/form/capture/capture-port';
import { createDraftSession, type DraftSession } from '@/lib/app/form/draft-session';
import { openPage } from '@/lib/app/form/open/open-page';
import { openStoredDraft } from '@/lib/app/form/open/open-stored-draft';
import type { ViewState } from '@/lib/record/schema/draft';
import { capturePort, draftPorts } from './draft-ports';

/** A draft session with the tab it belongs to and the view state to restore. */
export type PageSession = {
  session: DraftSession;
  tab: PageTab | null;
  viewState: Promise<ViewState | null>;
};

/** Starts a session on the page of a capture. */
export function startPageSession(capture: Capture, tab: PageTab | null): PageSession {
  const session = createDraftSession(draftPorts);
  const opening = { session, ports: draftPorts, capturePort, capture, tab };
  return { session, tab, viewState: openPage(opening) };
}

/** Starts a session on a stored draft, without its page. */
export function startStoredDraftSession(key: string): PageSession {
  const session = createDraftSession(draftPorts);
  return { session, tab: null, viewState: openStoredDraft(session, draftPorts, key) };
}
