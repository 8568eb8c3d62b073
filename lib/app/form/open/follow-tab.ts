import type { PageTab } from '../capture/capture-port';
import type { DraftSession } from '../draft-session';

type TabSession = { session: DraftSession; tab: PageTab | null };

/** Finds and watches the active tab, and starts sessions on it. */
type TabPorts<T extends TabSession> = {
  findTab: () => Promise<PageTab | null>;
  /** Calls back when the active tab or the permission to read it may have changed. Returns a function that stops it. */
  watchTabs: (onChange: () => void) => () => void;
  startSession: (tab: PageTab) => T;
};

/**
 * Keeps one session on the active tab and calls back with every new one; null for a page that the reader did not ask to
 * capture. Returns a function that stops it.
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
    // Tabs can change faster than the browser answers, so answers to older requests are ignored.
    if (requestNumber !== requestCount) return;
    // With `activeTab`, the browser reveals the address only after a click on the extension's button.
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
