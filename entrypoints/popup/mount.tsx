import { createRoot } from 'react-dom/client';
import '@/components/ui/tokens.css';
import type { Capture } from './begin-capture';
import { FormPage } from './FormPage';
import { PanelPage } from './PanelPage';
import { startSession, startSessionFromDraft } from './start-session';

const createPageRoot = () => createRoot(document.getElementById('root') ?? document.body);

/** The popup, on the tab that was clicked; or, opened in a tab of its own, on a draft left behind (`?draft=`). */
export async function mountPopup(capture: Capture): Promise<void> {
  const draftKey = new URLSearchParams(location.search).get('draft');
  if (draftKey !== null) {
    document.body.classList.add('in-tab');
    createPageRoot().render(<FormPage page={startSessionFromDraft(draftKey)} isInPanel />);
    return;
  }
  let resizeTimer: ReturnType<typeof setTimeout> | undefined;
  addEventListener('resize', () => {
    clearTimeout(resizeTimer);
    resizeTimer = setTimeout(markNarrowPopup, RESIZE_SETTLE_MS);
  });
  createPageRoot().render(<FormPage page={startSession(capture, await capture.tab)} isInPanel={false} />);
}

// A popup begins as a point and is resized until it fits; each mark on the way would be another layout of all of it.
const RESIZE_SETTLE_MS = 150;

// px; the style sheet holds it too.
const POPUP_WIDTH = 420;

/** Marks a popup that the browser gives less room than it asks for. */
function markNarrowPopup(): void {
  document.documentElement.toggleAttribute('data-narrow', innerWidth > 0 && innerWidth < POPUP_WIDTH);
}

/** The panel, which follows the tab in front; or, as a small window, serves the one tab it was opened for. */
export function mountPanel(tabId: string | null): void {
  createPageRoot().render(<PanelPage tabId={tabId === null ? null : Number(tabId)} />);
}
