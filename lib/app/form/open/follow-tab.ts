import type { PageTab } from '../capture/capture-port';
import type { DraftSession } from '../draft-session';

type TabSession = { session: DraftSession; tab: PageTab | null };

/** How the tab in front is found and followed, and how a session on it begins. */
type TabPorts<T extends TabSession> = {
  findTab: () => Promise<PageTab | null>;
  /** Calls back when the tab in front may have changed, or may be read by now. Returns the function that ends it. */
  watchTabs: (onChange: () => void) => () => void;
  startSession: (tab: PageTab) => T;
};

/**
 * Keeps one session on the tab in front and calls back with every new one; null beside a page that the reader did not
 * ask to capture. Returns the function that ends it.
 */
export function followTab<T extends TabSession>(
  { findTab, watchTabs, startSession }: TabPorts<T>,
  onSessionChange: (session: T | null) => void,
): () => void {
  let current: T | null = null;
  let requestCount = 0;
  const update = async (): Promise<void> => {
    requestCount += 1;
    const requestNumber = requestCount;
    const tab = await findTab();
    // Tabs can change faster than the browser answers: only the newest answer counts.
    if (requestNumber !== requestCount) return;
    // The browser gives an address only for a tab whose button was clicked.
    const readableTab = tab?.url != null ? tab : null;
    if (current && readableTab && isSameTab(current.tab, readableTab)) return;
    current?.session.dispose();
    current = readableTab && startSession(readableTab);
    onSessionChange(current);
  };
  void update();
  const stopWatching = watchTabs(() => void update());
  return () => {
    stopWatching();
    current?.session.dispose();
  };
}

const isSameTab = (tab: PageTab | null, otherTab: PageTab): boolean =>
  tab?.id === otherTab.id && tab.url === otherTab.url;
