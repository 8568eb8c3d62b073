import { defineBackground } from 'wxt/utils/define-background';
import { t } from '@/lib/locale/message';
import { listen } from '@/lib/messages/listen';
import { onCommand } from '@/lib/platform/commands';
import { onInstalled } from '@/lib/platform/installed';
import { createMenus, MENU_CAPTURE, MENU_QUOTE, onMenu } from '@/lib/platform/menus';
import { openLibrary } from '@/lib/platform/open-page';
import { addSelection } from './add-selection';
import { emptyOldBin } from './bin';
import { capturePage, openBeside } from './capture-commands';
import { handlers } from './handlers';
import { syncNow, watchForSync } from './sync/run-sync';
import { wakingSync } from './sync/waking-sync';

// Listeners are registered in this one turn: an event that starts the worker is lost otherwise.
export default defineBackground(() => {
  listen(wakingSync(handlers));
  watchForSync();
  onMenu((entry, selected, tab) => {
    if (entry === MENU_CAPTURE) capturePage(tab);
    if (entry === MENU_QUOTE) void addSelection(selected, tab);
  });
  onCommand('open-beside', openBeside);
  onInstalled((first) => {
    void createMenus({ capture: t('menuCapture'), quote: t('menuQuote') });
    // Behind the page in front: whoever installs it in the middle of an article stays there, and can click at once.
    if (first) void openLibrary('#/welcome', { inFront: false });
  });
  void emptyOldBin(new Date());
  void syncNow();
});
