import type { PageTab } from '../capture/capture-deps';
import type { DraftSession } from '../draft-session';

type TabSession = { session: DraftSession; tab: PageTab | null };

/** The dependencies of `followTab`. */
type FollowTabDeps<T extends TabSession> = {
  findTab: () => Promise<PageTab | null>;
  /** Calls `onChange` when another tab or its permission may be active. Returns a function that stops the calls. */
  watchTabs: (onChange: () => void) => () => void;
  startSession: (tab: PageTab) => T;
};

/**
 * Keeps one session for the active tab, and calls `onSessionChange` with every new session. It calls it with null if
 * the reader did not request to capture the page. Returns a function that ends the session and the calls.
 */
export function followTab<T extends TabSession>(
  { findTab, watchTabs, startSession }: FollowTabDeps<T>,
  onSessionChange: (session: T | null) => void,
): () => void {
  let currentSession: T | null = null;
  let requestCount = 0;
  const update = async (): Promise<void> => {
    requestCount += 1;
    const requestNumber = requestCount;
    const tab = await findTab();
    // Tabs can change faster than the browser responds, so responses to older requests are ignored.
    if (requestNumber !== requestCount) return;
    // With `activeTab`, the browser provides the URL only after a click on the extension's button.
    const readableTab = tab?.url != null ? tab : null;
    if (currentSession && readableTab && isSameTab(currentSession.tab, readableTab)) return;
    currentSession?.session.dispose();
    currentSession = readableTab && startSession(readableTab);
    onSessionChange(currentSession);
  };
  void update();
  const stopWatching = watchTabs(() => void update());
  return () => {
    stopWatching();
    currentSession?.session.dispose();
  };
}

const isSameTab = (tab: PageTab | null, secondTab: PageTab): boolean =>
  tab?.id === secondTab.id && tab.url === secondTab.url;
