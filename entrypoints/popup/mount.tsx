import { createRoot } from 'react-dom/client';
import '@/components/ui/tokens.css';
import type { Capture } from '@/lib/browser/begin-capture';
import { FormPage } from './FormPage';
import { PanelPage } from './PanelPage';
import { startPageSession, startStoredDraftSession } from './page-session';

const createPageRoot = () => createRoot(document.getElementById('root') ?? document.body);

/** Mounts the popup on the tab that was clicked or, opened as a tab itself, on a stored draft (`?draft=`). */
export async function mountPopup(capture: Capture): Promise<void> {
  const draftKey = new URLSearchParams(location.search).get('draft');
  if (draftKey !== null) {
    document.body.classList.add('in-tab');
    createPageRoot().render(<FormPage page={startStoredDraftSession(draftKey)} isInPanel />);
    return;
  }
  let resizeTimer: ReturnType<typeof setTimeout> | undefined;
  addEventListener('resize', () => {
    clearTimeout(resizeTimer);
    resizeTimer = setTimeout(markNarrowPopup, RESIZE_SETTLE_MS);
  });
  createPageRoot().render(<FormPage page={startPageSession(capture, await capture.tab)} isInPanel={false} />);
}

// A popup opens tiny and is resized until it fits; marking every step would lay out the whole form each time.
const RESIZE_SETTLE_MS = 150;

// In px; form.css has the same number.
const POPUP_WIDTH = 420;

/** Marks a popup that the browser gives less room than it asked for. */
function markNarrowPopup(): void {
  document.documentElement.toggleAttribute('data-narrow', innerWidth > 0 && innerWidth < POPUP_WIDTH);
}

/** Mounts the side panel, which follows the tab in front or, as a small window, serves the tab it was opened for. */
export function mountPanel(tabId: string | null): void {
  createPageRoot().render(<PanelPage tabId={tabId === null ? null : Number(tabId)} />);
}
