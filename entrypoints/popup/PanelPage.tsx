import { useEffect, useRef, useState } from 'react';
import { HowToCapture } from '@/components/form/HowToCapture';
import { watchActiveTab } from '@/lib/platform/active-tab';
import { captureShortcut } from '@/lib/platform/shortcut';
import { beginCapture } from './begin-capture';
import { watchClicks } from './clicked-tab';
import { FormPage } from './FormPage';
import { type PageSession, startSession } from './start-session';

/** The panel beside the page: the form of the tab in front, or how to capture it. Never another tab's fields. */
export function PanelPage({ tabId }: { tabId: number | null }) {
  const [page, setPage] = useState<{ session: PageSession | null; shown: string }>({
    session: null,
    shown: '',
  });
  const [shortcut, setShortcut] = useState('');
  const turn = useRef(0);

  useEffect(() => {
    void captureShortcut().then(setShortcut);
    const follow = () => void show();
    // Only the newest question may answer: tabs can change faster than pages are read.
    const show = async () => {
      turn.current += 1;
      const mine = turn.current;
      const capture = beginCapture(tabId);
      const tab = await capture.tab;
      const allowed = tab?.url != null && (await capture.page).ok;
      if (mine !== turn.current) return;
      const shown = allowed ? `${tab.id} ${tab.url}` : '';
      setPage((before) => {
        if (before.shown === shown && shown !== '') return before;
        before.session?.session.dispose();
        return { session: allowed ? startSession(capture, tab) : null, shown };
      });
    };
    follow();
    const stops = [watchActiveTab(null, follow), watchClicks(follow)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [tabId]);

  useEffect(() => {
    if (!page.session) document.documentElement.dataset.phase = 'idle';
  }, [page]);

  if (!page.session) return <HowToCapture shortcut={shortcut} />;
  return <FormPage key={page.shown} page={page.session} inPanel />;
}
