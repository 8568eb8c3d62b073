import { createLatestRequest } from '@/lib/base/latest-request';
import type { PageTab } from '../capture/capture-deps';
import type { DraftSession } from '../draft-session';

type TabSession = { session: DraftSession; tab: PageTab | null };

/** The dependencies of `followTab`. */
type FollowTabDeps<T extends TabSession> = {
  findTab: () => Promise<PageTab | null>;
  /** Calls `onChange` when another tab or its permission may be active. Returns a function that stops the calls. */
  watchTabs: (onChange: () => void) => () => void;
  startSession: (tab: PageTab) => T;
  /** Returns whether a URL belongs to a page of this extension, which has nothing to capture. */
  isExtensionPage: (url: string) => boolean;
};

/**
 * What the panel shows: the form of a session, or instructions for capturing a page if there is no session.
 * `isExtensionPage`: the active tab shows a page of this extension.
 */
export type FollowedTab<T> = { session: T | null; isExtensionPage: boolean };

/**
 * Opens one session for the active tab, and calls `onChange` with every new session. There is no session
 * (null) if the reader has not asked to capture the page, or if it is a page of this extension. Returns a
 * function that ends the session and the calls.
 */
export function followTab<T extends TabSession>(
  { findTab, watchTabs, startSession, isExtensionPage }: FollowTabDeps<T>,
  onChange: (followed: FollowedTab<T>) => void,
): () => void {
  let currentSession: T | null = null;
  const latestRequest = createLatestRequest();
  const update = async (): Promise<void> => {
    const isLatest = latestRequest.start();
    const tab = await findTab();
    // Tabs can change faster than the browser responds, so responses to older requests are ignored.
    if (!isLatest()) return;
    // With `activeTab`, the browser provides the URL only after a click on the extension's button.
    const isOwnPage = tab?.url != null && isExtensionPage(tab.url);
    const readableTab = tab?.url != null && !isOwnPage ? tab : null;
    if (currentSession && readableTab && isSameTab(currentSession.tab, readableTab)) return;
    currentSession?.session.dispose();
    currentSession = readableTab && startSession(readableTab);
    onChange({ session: currentSession, isExtensionPage: isOwnPage });
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
