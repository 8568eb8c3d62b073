import { useEffect, useState } from 'react';
import { CaptureInstructions } from '@/components/form/CaptureInstructions';
import { findActiveTab, findTabById, watchActiveTab } from '@/lib/browser/active-tab';
import { getCaptureShortcut } from '@/lib/browser/get-capture-shortcut';
import { beginCapture } from './begin-capture';
import { FormPage } from './FormPage';
import { type PageSession, startSession } from './start-session';
import { watchToolbarClicks } from './toolbar-click';

/** The panel beside the page: the form of the tab in front, or how to capture it. Never another tab's fields. */
export function PanelPage({ tabId }: { tabId: number | null }) {
  const [page, setPage] = useState<PageSession | null>(null);
  const [shortcut, setShortcut] = useState('');

  useEffect(() => {
    void getCaptureShortcut().then(setShortcut);
    return followActiveTab(tabId, setPage);
  }, [tabId]);

  useEffect(() => {
    if (!page) document.documentElement.dataset.phase = 'idle';
  }, [page]);

  if (!page) return <CaptureInstructions shortcut={shortcut} />;
  return <FormPage key={`${page.tab?.id} ${page.tab?.url}`} page={page} isInPanel />;
}

/** Gives the session of the tab in front whenever that changes; null beside a page that nobody asked to read. */
function followActiveTab(tabId: number | null, onPageChange: (page: PageSession | null) => void): () => void {
  let currentPage: PageSession | null = null;
  let requestCount = 0;
  const updatePage = async (): Promise<void> => {
    requestCount += 1;
    const requestNumber = requestCount;
    const tab = await (tabId === null ? findActiveTab() : findTabById(tabId));
    // Only the newest question may answer: tabs can change faster than they are told.
    if (requestNumber !== requestCount) return;
    // The browser tells an address only of a tab whose button was clicked.
    const readableTab = tab?.url != null ? tab : null;
    if (
      currentPage &&
      readableTab &&
      currentPage.tab?.id === readableTab.id &&
      currentPage.tab.url === readableTab.url
    )
      return;
    currentPage?.session.dispose();
    currentPage = readableTab ? startSession(beginCapture(readableTab.id), readableTab) : null;
    onPageChange(currentPage);
  };
  void updatePage();
  const cleanups = [
    watchActiveTab(null, () => void updatePage()),
    watchToolbarClicks(() => void updatePage()),
  ];
  return () => {
    for (const cleanup of cleanups) cleanup();
    currentPage?.session.dispose();
  };
}
