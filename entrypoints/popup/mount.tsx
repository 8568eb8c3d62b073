import { createRoot } from 'react-dom/client';
import '@/components/ui/tokens.css';
import type { Capture } from '@/lib/browser/begin-capture';
import { answerPanelSearch } from '@/lib/browser/find-open-panel';
import { FormPage } from './FormPage';
import { PanelPage } from './PanelPage';
import { startPageSession, startStoredDraftSession } from './page-session';

const createPageRoot = () => createRoot(document.getElementById('root') ?? document.body);

/** Shows the form of the captured tab. If the URL has `?draft=`, shows the form of a stored draft instead. */
export async function mountPopup(capture: Capture): Promise<void> {
  const draftKey = new URLSearchParams(location.search).get('draft');
  if (draftKey !== null) {
    document.body.classList.add('in-tab');
    createPageRoot().render(
      <FormPage pageSession={startStoredDraftSession(draftKey)} canOpenSidePanel={false} />,
    );
    return;
  }
  let resizeTimer: ReturnType<typeof setTimeout> | undefined;
  addEventListener('resize', () => {
    clearTimeout(resizeTimer);
    resizeTimer = setTimeout(markNarrowPopup, RESIZE_SETTLE_MS);
  });
  createPageRoot().render(
    <FormPage pageSession={startPageSession(capture, await capture.tab)} canOpenSidePanel />,
  );
}

// The browser opens a small popup and resizes it in steps. The form must not be laid out again at every step.
const RESIZE_SETTLE_MS = 150;

// The width of the popup in rem, and the largest width in px that the browser gives it. Both must equal those in form.css.
const POPUP_WIDTH_REM = 26.25;
const MAX_POPUP_WIDTH_PX = 800;

/** Sets `data-narrow` if the popup is narrower than requested. */
function markNarrowPopup(): void {
  const fontSizePx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const requestedWidthPx = Math.min(POPUP_WIDTH_REM * fontSizePx, MAX_POPUP_WIDTH_PX);
  document.documentElement.toggleAttribute(
    'data-narrow',
    innerWidth > 0 && innerWidth < Math.floor(requestedWidthPx),
  );
}

/**
 * Shows the page of the side panel, which follows the active tab. With a `tabId`, the page is in a small window
 * (`openSidePanel`) and shows only that tab.
 */
export function mountPanel(tabId: string | null): void {
  if (tabId === null) answerPanelSearch();
  createPageRoot().render(<PanelPage tabId={tabId === null ? null : Number(tabId)} />);
}
