import { beginCapture } from '@/lib/browser/begin-capture';
import { isPanelOpen, isToolbarPopup } from '@/lib/browser/find-open-panel';
import { announceToolbarClick } from '@/lib/browser/toolbar-click';

// The capture starts first, so that it runs while React and the form are loading.
const capture = beginCapture(getRequestedTabId());
void announceToolbarClick();
void openForm();

/** Shows the form. If the side panel of the window shows it already, the panel gets the focus instead. */
async function openForm(): Promise<void> {
  const tab = isToolbarPopup() ? await capture.tab : null;
  if (tab && (await isPanelOpen(tab.windowId))) {
    window.close();
    return;
  }
  // The panel reads the text itself, so a popup that closes does not.
  void capture.text();
  // The chunks are preloaded, and only run now: panel and popup share a thread, so they would delay the response of the panel.
  const sessionModule = import('./form-session');
  const mountModule = import('./mount');
  // The session looks up the source and the draft of the page while React loads.
  const formSession = await (await sessionModule).startPopupSession(capture);
  const { mountPopup } = await mountModule;
  await mountPopup(formSession);
}

/** Returns the tab id in the query of this page, or null for the active tab. */
function getRequestedTabId(): number | null {
  const tabParameter = new URLSearchParams(location.search).get('tab');
  return tabParameter === null ? null : Number(tabParameter);
}
