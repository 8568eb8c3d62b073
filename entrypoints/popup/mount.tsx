import { createRoot } from 'react-dom/client';
import '@/components/ui/tokens.css';
import type { Capture } from '@/lib/browser/begin-capture';
import { FormPage } from './FormPage';
import { PanelPage } from './PanelPage';
import { startPageSession, startStoredDraftSession } from './page-session';

const createPageRoot = () => createRoot(document.getElementById('root') ?? document.body);

/** Mounts the popup on the captured tab or, when opened in a tab, on a stored draft (`?draft=`). */
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

// The browser opens a popup tiny and resizes it in steps; reacting to every step would lay out the whole form each time.
const RESIZE_SETTLE_MS = 150;

// In px; must equal the width in form.css.
const POPUP_WIDTH = 420;

/** Sets `data-narrow` when the browser gives the popup less width than requested. */
function markNarrowPopup(): void {
  document.documentElement.toggleAttribute('data-narrow', innerWidth > 0 && innerWidth < POPUP_WIDTH);
}

/** Mounts the side panel, which follows the active tab or, with `tabId` in a small window, shows that tab. */
export function mountPanel(tabId: string | null): void {
  createPageRoot().render(<PanelPage tabId={tabId === null ? null : Number(tabId)} />);
}
