import { useEffect, useState } from 'react';
import { CaptureInstructions } from '@/components/form/CaptureInstructions';
import { followTab } from '@/lib/app/form/open/follow-tab';
import { findActiveTab, findTabById, watchActiveTab } from '@/lib/browser/active-tab';
import { beginCapture } from '@/lib/browser/begin-capture';
import { getCaptureShortcut } from '@/lib/browser/get-capture-shortcut';
import { consumeMoveToPanel } from '@/lib/browser/move-to-panel';
import { watchToolbarClicks } from '@/lib/browser/toolbar-click';
import { FormPage } from './FormPage';
import { type PageSession, startPageSession } from './page-session';

/**
 * Shows the form of the active tab in the side panel, or instructions how to capture it. Never shows the form of
 * another tab.
 */
export function PanelPage({ tabId }: { tabId: number | null }) {
  const [pageSession, setPage] = useState<PageSession | null>(null);
  const [shortcut, setShortcut] = useState('');

  useEffect(() => {
    void getCaptureShortcut().then(setShortcut);
    return followTab<PageSession>(
      {
        findTab: () => (tabId === null ? findActiveTab() : findTabById(tabId)),
        watchTabs: (onChange) => {
          const handleToolbarClick = () => {
            onChange();
            focusPanel();
          };
          const cleanups = [watchActiveTab(null, onChange), watchToolbarClicks(handleToolbarClick)];
          return () => {
            for (const cleanup of cleanups) cleanup();
          };
        },
        startSession: (tab) => startPageSession(beginCapture(tab.id), tab, consumeMoveToPanel()),
      },
      setPage,
    );
  }, [tabId]);

  useEffect(() => {
    if (!pageSession) document.documentElement.dataset.phase = 'idle';
  }, [pageSession]);

  if (!pageSession) return <CaptureInstructions shortcut={shortcut} />;
  return (
    <FormPage
      key={`${pageSession.tab?.id} ${pageSession.tab?.url}`}
      pageSession={pageSession}
      canOpenSidePanel={false}
    />
  );
}

/** Moves the focus into the panel, because a click on the toolbar button does not open a second form beside it. */
function focusPanel(): void {
  window.focus();
  document.getElementById('field-summary')?.focus();
}
