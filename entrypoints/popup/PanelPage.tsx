import { useEffect, useState } from 'react';
import { CaptureInstructions } from '@/components/form/CaptureInstructions';
import { type FollowedTab, followTab } from '@/lib/app/form/open/follow-tab';
import { findActiveTab, findTabById, watchActiveTab } from '@/lib/browser/active-tab';
import { beginCapture } from '@/lib/browser/begin-capture';
import { isExtensionPage } from '@/lib/browser/is-extension-page';
import { consumeMoveRequest } from '@/lib/browser/move-to-panel';
import { getCaptureShortcut } from '@/lib/browser/shortcuts';
import { watchToolbarClicks } from '@/lib/browser/toolbar-click';
import { FormPage } from './FormPage';
import { type FormSession, startPageSession } from './form-session';

/**
 * Shows the form of the active tab in the side panel, or instructions how to capture it. Never shows the form of
 * another tab.
 */
export function PanelPage({ tabId }: { tabId: number | null }) {
  const [{ session: formSession, isExtensionPage: isOnExtensionPage }, setFollowed] = useState<
    FollowedTab<FormSession>
  >({
    session: null,
    isExtensionPage: false,
  });
  const [shortcut, setShortcut] = useState('');

  useEffect(() => {
    void getCaptureShortcut().then(setShortcut);
    return followTab<FormSession>(
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
        startSession: (tab) => startPageSession(beginCapture(tab.id), tab, consumeMoveRequest()),
        isExtensionPage,
      },
      setFollowed,
    );
  }, [tabId]);

  useEffect(() => {
    if (!formSession) document.documentElement.dataset.phase = 'idle';
  }, [formSession]);

  if (!formSession) return <CaptureInstructions shortcut={shortcut} isOnExtensionPage={isOnExtensionPage} />;
  return (
    <FormPage
      key={`${formSession.tab?.id} ${formSession.tab?.url}`}
      formSession={formSession}
      canOpenSidePanel={false}
    />
  );
}

/** Moves the focus into the panel after a click on the toolbar button, which opens no popup while the panel is open. */
function focusPanel(): void {
  window.focus();
  document.getElementById('field-summary')?.focus();
}
