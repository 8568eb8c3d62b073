import { defineBackground } from 'wxt/utils/define-background';
import { deleteExpired } from '@/lib/app/worker/delete-expired';
import { onAlarm } from '@/lib/browser/alarms';
import {
  createMenus,
  MENU_ADD_SELECTION,
  MENU_CAPTURE,
  MENU_SAVE_LINK,
  onMenuClick,
} from '@/lib/browser/context-menus';
import { t } from '@/lib/browser/i18n/message';
import { listenToMessages } from '@/lib/browser/messages/listen-to-messages';
import { onCommand } from '@/lib/browser/on-command';
import { onInstalled } from '@/lib/browser/on-installed';
import { openLibrary } from '@/lib/browser/open-page';
import { addTabSelection } from './add-selection';
import { openCapturePopup, openSidePanelForTab } from './capture-commands';
import { CHANGE_ALARM, continueChanges } from './changes';
import { handleMessage } from './handle-message';
import { handlers } from './handlers';
import { saveLinkedPage } from './save-linked-page';
import { buildMissingIndexChunks } from './search-index';
import { registerBringIn } from './sync/bring-in';
import { syncNow } from './sync/scheduler';
import { registerSyncTriggers } from './sync/sync-triggers';
import { deleteExpiredDeps } from './use-case-deps';
import { registerVisitedPages } from './visited-pages';

// Listeners must be registered synchronously; otherwise the event that started the worker is lost.
export default defineBackground(() => {
  listenToMessages(handlers, handleMessage);
  registerSyncTriggers();
  registerBringIn();
  registerVisitedPages();
  onAlarm(CHANGE_ALARM, () => void continueChanges());
  onMenuClick(({ menuItemId, selectionText, linkUrl }, tab) => {
    if (menuItemId === MENU_CAPTURE) openCapturePopup(tab);
    if (menuItemId === MENU_SAVE_LINK) void saveLinkedPage(linkUrl, tab);
    if (menuItemId === MENU_ADD_SELECTION) void addTabSelection(selectionText, tab);
  });
  onCommand('open-beside', openSidePanelForTab);
  // The shortcut permits reading the tab, as a click on the toolbar button does.
  onCommand('add-selection', (tab) => void addTabSelection('', tab));
  onInstalled((isFirstInstall) => {
    void createMenus({
      capture: t('menuCapture'),
      addSelection: t('menuQuote'),
      saveLink: t('menuKeepLink'),
    });
    // The tab opens in the background, so that the current tab of the reader stays active.
    if (isFirstInstall) void openLibrary('#/welcome', { isActive: false });
  });
  void deleteExpired(deleteExpiredDeps, new Date());
  void continueChanges();
  void syncNow();
  void buildMissingIndexChunks();
});
