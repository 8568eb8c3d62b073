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

/** Starts a session for a stored draft whose page is not open. */
export function startStoredDraftSession(key: string): PageSession {
  const session = createDraftSession(draftPorts);
  return { session, tab: null, viewState: openStoredDraft(session, draftPorts, key) };
}
