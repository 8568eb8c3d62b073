import { defineBackground } from 'wxt/utils/define-background';
import { listen } from '@/lib/messages/listen';
import { onCommand } from '@/lib/platform/commands';
import { onInstalled } from '@/lib/platform/installed';
import { createMenus, onMenu } from '@/lib/platform/menus';
import { openLibrary } from '@/lib/platform/open-page';
import { t } from '@/lib/locale/message';
import { capturePage, openBeside } from './capture-commands';
import { addSelection } from './add-selection';
import { handlers } from './handlers';
import { emptyOldBin } from './bin';
import { MENU_CAPTURE, MENU_QUOTE } from '@/lib/platform/menus';

// Listeners are registered in this one turn: an event that starts the worker is lost otherwise.
export default defineBackground(() => {
  listen(handlers);
  onMenu((entry, selected, tab) => {
    if (entry === MENU_CAPTURE) capturePage(tab);
    if (entry === MENU_QUOTE) void addSelection(selected, tab);
  });
  onCommand('open-beside', openBeside);
  onInstalled((first) => {
    void createMenus({ capture: t('menuCapture'), quote: t('menuQuote') });
    if (first) void openLibrary('#/welcome');
  });
  void emptyOldBin(new Date());
});
