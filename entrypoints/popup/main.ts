import { beginCapture } from '@/lib/browser/begin-capture';
import { isPanelOpen, isToolbarPopup } from '@/lib/browser/find-open-panel';
import { recordToolbarClick } from '@/lib/browser/toolbar-click';

// The capture starts first, so that it runs while React and the form are loading.
const capture = beginCapture(getRequestedTabId(), { shouldReadText: true });
void recordToolbarClick();
void openForm();

/** Shows the form. If the side panel of the window shows it already, the panel gets the focus instead. */
async function openForm(): Promise<void> {
  const mount = import('./mount');
  const tab = isToolbarPopup() ? await capture.tab : null;
  if (tab && (await isPanelOpen(tab.windowId))) {
    window.close();
    return;
  }
  const { mountPopup } = await mount;
  await mountPopup(capture);
}

/** Returns the tab id in the query of this page, or null for the active tab. */
function getRequestedTabId(): number | null {
  const tabParameter = new URLSearchParams(location.search).get('tab');
  return tabParameter === null ? null : Number(tabParameter);
}
