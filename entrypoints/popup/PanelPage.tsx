import { useEffect, useState } from 'react';
import { HowToCapture } from '@/components/form/HowToCapture';
import { activeTab, tabById, watchActiveTab } from '@/lib/platform/active-tab';
import { captureShortcut } from '@/lib/platform/shortcut';
import { beginCapture } from './begin-capture';
import { watchClicks } from './clicked-tab';
import { FormPage } from './FormPage';
import { type PageSession, startSession } from './start-session';

/** The panel beside the page: the form of the tab in front, or how to capture it. Never another tab's fields. */
export function PanelPage({ tabId }: { tabId: number | null }) {
  const [page, setPage] = useState<PageSession | null>(null);
  const [shortcut, setShortcut] = useState('');

  useEffect(() => {
    void captureShortcut().then(setShortcut);
    return followTabs(tabId, setPage);
  }, [tabId]);

  useEffect(() => {
    if (!page) document.documentElement.dataset.phase = 'idle';
  }, [page]);

  if (!page) return <HowToCapture shortcut={shortcut} />;
  return <FormPage key={`${page.tab?.id} ${page.tab?.url}`} page={page} inPanel />;
}

/** Gives the session of the tab in front whenever that changes; null beside a page that nobody asked to read. */
function followTabs(tabId: number | null, show: (page: PageSession | null) => void): () => void {
  let shown: PageSession | null = null;
  let turn = 0;
  const follow = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const tab = await (tabId === null ? activeTab() : tabById(tabId));
    // Only the newest question may answer: tabs can change faster than they are told.
    if (mine !== turn) return;
    // The browser tells an address only of a tab whose button was clicked.
    const readable = tab?.url != null ? tab : null;
    if (shown && readable && shown.tab?.id === readable.id && shown.tab.url === readable.url) return;
    shown?.session.dispose();
    shown = readable ? startSession(beginCapture(readable.id), readable) : null;
    show(shown);
  };
  void follow();
  const stops = [watchActiveTab(null, () => void follow()), watchClicks(() => void follow())];
  return () => {
    for (const stop of stops) stop();
    shown?.session.dispose();
  };
}
