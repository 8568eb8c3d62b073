import { defineBackground } from 'wxt/utils/define-background';
import { createMenus, MENU_CAPTURE, MENU_QUOTE, onMenuClick } from '@/lib/browser/context-menus';
import { t } from '@/lib/browser/i18n/message';
import { listen } from '@/lib/browser/messages/listen';
import { onCommand } from '@/lib/browser/on-command';
import { onInstalled } from '@/lib/browser/on-installed';
import { openLibrary } from '@/lib/browser/open-page';
import { addSelection } from './add-selection';
import { openCapturePopup, openSidePanelForTab } from './capture-commands';
import { handlers } from './handlers';
import { removeExpiredItems } from './remove-expired-items';
import { registerSyncTriggers, syncNow } from './sync/run-sync';
import { wrapWithSync } from './sync/wrap-with-sync';

// Listeners are registered in this one turn: an event that starts the worker is lost otherwise.
export default defineBackground(() => {
  listen(wrapWithSync(handlers));
  registerSyncTriggers();
  onMenuClick((menuItemId, selectionText, tab) => {
    if (menuItemId === MENU_CAPTURE) openCapturePopup(tab);
    if (menuItemId === MENU_QUOTE) void addSelection(selectionText, tab);
  });
  onCommand('open-beside', openSidePanelForTab);
  onInstalled((isFirstInstall) => {
    void createMenus({ capture: t('menuCapture'), quote: t('menuQuote') });
    // Behind the page in front: whoever installs it in the middle of an article stays there, and can click at once.
    if (isFirstInstall) void openLibrary('#/welcome', { inFront: false });
  });
  void removeExpiredItems(new Date());
  void syncNow();
});
