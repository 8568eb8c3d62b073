import { beginCapture } from '@/lib/browser/begin-capture';
import { t } from '@/lib/browser/i18n/message';
import { isExtensionPage } from '@/lib/browser/is-extension-page';
import { isPanelOpen, isToolbarPopup } from '@/lib/browser/panel-state';
import { announceToolbarClick } from '@/lib/browser/toolbar-click';
import { getRequestedDraftKey } from './requested-draft-key';

// The capture starts first, so that it runs while React and the form are loading.
const capture = beginCapture(getRequestedTabId());
void announceToolbarClick();
openForm().catch(showLoadProblem);

/** Shows the form. If the side panel is open in the window, closes the popup instead, and the side panel takes the focus. */
async function openForm(): Promise<void> {
  const tab = isToolbarPopup() ? await capture.tab : null;
  if (tab && (await isPanelOpen(tab.windowId))) {
    window.close();
    return;
  }
  if (getRequestedDraftKey() === null && isExtensionPage((await capture.tab)?.url ?? null)) {
    await (await import('./mount')).mountInstructions();
    return;
  }
  // The text is read only from here on, because a popup that closes leaves this to the side panel.
  void capture.readArticle();
  // The chunks are preloaded, but run only from here on. The side panel and the popup share a thread, so
  // running them earlier would delay the response of the panel.
  const sessionModule = import('./form-session');
  const mountModule = import('./mount');
  // The session looks up the source and the draft of the page while React loads.
  const formSession = await (await sessionModule).startPopupSession(capture);
  const { mountPopup } = await mountModule;
  await mountPopup(formSession);
}

/** Shows that the form could not be loaded, and a button that loads it again. Does not use React, which may be what could not be loaded. */
function showLoadProblem(): void {
  const button = document.createElement('button');
  button.textContent = t('buttonTryAgain');
  button.addEventListener('click', () => location.reload());
  document.body.replaceChildren(t('stripOpeningFailed'), ' ', button);
}

/** Returns the tab id in the query of this page, or null for the active tab. */
function getRequestedTabId(): number | null {
  const tabParameter = new URLSearchParams(location.search).get('tab');
  return tabParameter === null ? null : Number(tabParameter);
}
