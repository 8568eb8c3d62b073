import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { CHECK_AGAIN, STOP_CHECKING } from '@/lib/browser/messages/visited-page';
import { isExtensionGone, onTabMessage, requestVisitedPageCheck } from '@/lib/browser/visited-page-messages';
import { SavedSourceLinkMarker } from './saved-source-link-marker';

const CHECK_INTERVAL_MS = 1_000;

type ScriptGlobals = { __provenoteVisitedPage?: boolean };

// Runs on every page that the reader visits, if the reader asked for it in the settings. Asks the worker whether the page and the links
// on it are saved. The page cannot read the response.
export default defineUnlistedScript(() => {
  const globals = globalThis as ScriptGlobals;
  // The script starts twice if it was registered while a page was being loaded.
  if (globals.__provenoteVisitedPage) return;
  globals.__provenoteVisitedPage = true;

  const abortController = new AbortController();
  const stop = (): void => {
    abortController.abort();
    clearTimeout(timer);
    linkMarker.stop();
    delete globals.__provenoteVisitedPage;
  };
  const linkMarker = new SavedSourceLinkMarker();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shouldCheckAgain = false;
  const check = async (): Promise<void> => {
    const request = { shouldCheckAgain };
    shouldCheckAgain = false;
    // Without links, the response only says whether links are to be marked.
    const response = await requestVisitedPageCheck([]);
    if (signal.aborted) return;
    if (isExtensionGone()) stop();
    else if (response?.shouldMarkLinks) linkMarker.start(request);
    else if (response) linkMarker.stop();
  };
  // A page can cause these events as often as it likes, so a check runs at most once per interval.
  const scheduleCheck = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void check();
    }, CHECK_INTERVAL_MS);
  };
  const scheduleLibraryCheck = ({ isTrusted }: Event): void => {
    if (!isTrusted || document.hidden) return;
    shouldCheckAgain = true;
    scheduleCheck();
  };

  const { signal } = abortController;
  onTabMessage((name) => {
    if (name === CHECK_AGAIN) {
      shouldCheckAgain = true;
      void check();
    }
    if (name === STOP_CHECKING) stop();
  }, signal);
  // The library may have changed while the reader was in the form or in another tab.
  addEventListener('focus', scheduleLibraryCheck, { signal });
  document.addEventListener('visibilitychange', scheduleLibraryCheck, { signal });
  addEventListener('pageshow', (event) => event.persisted && scheduleLibraryCheck(event), { signal });
  // An application that changes its URL without loading a page. Firefox has this API since version 147.
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', scheduleCheck, { signal });
  void check();
});
