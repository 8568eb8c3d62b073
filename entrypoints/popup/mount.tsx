import { createRoot } from 'react-dom/client';
import '@/components/ui/tokens.css';
import { CaptureInstructions } from '@/components/form/CaptureInstructions';
import { announcePanel } from '@/lib/browser/panel-state';
import { getCaptureShortcut } from '@/lib/browser/shortcuts';
import { FormPage } from './FormPage';
import { type FormSession, waitForMetadata } from './form-session';
import { PanelPage } from './PanelPage';
import { getRequestedDraftKey } from './requested-draft-key';

const createPageRoot = () => createRoot(document.getElementById('root') ?? document.body);

// The time in ms that the popup waits for the page before it shows the form without the values of the page.
const PAGE_TIMEOUT_MS = 60;

/** Shows the form of the popup. */
export async function mountPopup(formSession: FormSession): Promise<void> {
  const isStoredDraft = getRequestedDraftKey() !== null;
  if (isStoredDraft) document.body.classList.add('in-tab');
  else watchWidth();
  // Most pages respond within this time. The form is then rendered once, which is faster than rendering it
  // first without the values of the page and then with them.
  await Promise.race([waitForMetadata(formSession.session), wait(PAGE_TIMEOUT_MS)]);
  createPageRoot().render(<FormPage formSession={formSession} canOpenSidePanel={!isStoredDraft} />);
}

/** Shows in the popup how to capture a page, because the tab shows a page of the extension. */
export async function mountInstructions(): Promise<void> {
  const shortcut = await getCaptureShortcut();
  createPageRoot().render(<CaptureInstructions shortcut={shortcut} isOnExtensionPage />);
  document.documentElement.dataset.phase = 'idle';
}

const wait = (durationMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, durationMs));

function watchWidth(): void {
  let resizeTimer: ReturnType<typeof setTimeout> | undefined;
  addEventListener('resize', () => {
    clearTimeout(resizeTimer);
    resizeTimer = setTimeout(markNarrowPopup, RESIZE_SETTLE_MS);
  });
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
  if (tabId === null) void announcePanel();
  createPageRoot().render(<PanelPage tabId={tabId === null ? null : Number(tabId)} />);
}
