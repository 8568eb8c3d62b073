import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { CHECK_AGAIN, STOP_CHECKING } from '@/lib/browser/messages/visited-page';
import { onTabMessage, sendVisitedPage } from '@/lib/browser/visited-page-messages';
import { SavedLinkFinder } from './saved-link-finder';

type ScriptGlobals = { __provenoteVisitedPage?: boolean };

// Runs on every page that the reader visits, if the reader asked for it in the settings. Asks the worker whether the page and the
// links on it are saved. Nothing of the answer can be read by the page.
export default defineUnlistedScript(() => {
  const globals = globalThis as ScriptGlobals;
  // The script starts twice if it was registered while a page was being loaded.
  if (globals.__provenoteVisitedPage) return;
  globals.__provenoteVisitedPage = true;

  const listening = new AbortController();
  const stop = (): void => {
    listening.abort();
    savedLinkFinder.stop();
    delete globals.__provenoteVisitedPage;
  };
  const savedLinkFinder = new SavedLinkFinder();
  const check = async (): Promise<void> => {
    const response = await sendVisitedPage([]);
    if (listening.signal.aborted) return;
    // Without a response, the extension was updated or removed.
    if (response === null) stop();
    else if (response.shouldMarkLinks) savedLinkFinder.start();
    else savedLinkFinder.stop();
  };

  const { signal } = listening;
  onTabMessage((name) => {
    if (name === CHECK_AGAIN) void check();
    if (name === STOP_CHECKING) stop();
  }, signal);
  // The library may have changed while the reader was in the form or in another tab.
  addEventListener('focus', () => void check(), { signal });
  document.addEventListener('visibilitychange', () => document.hidden || void check(), { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && void check(), { signal });
  // An application that changes its address without loading a page. Firefox has this API since version 147.
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', () => void check(), { signal });
  void check();
});
