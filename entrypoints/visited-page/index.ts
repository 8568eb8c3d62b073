import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { CHECK_AGAIN, STOP_CHECKING } from '@/lib/browser/messages/visited-page';
import { isExtensionGone, onTabMessage, requestVisitedPageCheck } from '@/lib/browser/visited-page-messages';
import { SavedSourceLinkMarker } from './saved-source-link-marker';

const CHECK_INTERVAL_MS = 1_000;

type ScriptGlobals = { __provenoteVisitedPage?: boolean };

// Runs on every page that the reader visits, if the reader switched this on in the settings. Asks the worker
// whether the page and the links on it are saved. The page cannot read the response.
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
  let shouldRecheckAll = false;
  const checkPage = async (): Promise<void> => {
    const options = { shouldRecheckAll };
    shouldRecheckAll = false;
    // A request without links asks only whether links should be marked.
    const response = await requestVisitedPageCheck([]);
    if (signal.aborted) return;
    if (isExtensionGone()) stop();
    else if (response?.shouldMarkLinks) linkMarker.start(options);
    else if (response) linkMarker.stop();
  };
  // A page can trigger these events without limit, so at most one check runs per interval.
  const scheduleCheck = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void checkPage();
    }, CHECK_INTERVAL_MS);
  };
  const scheduleFullCheck = ({ isTrusted }: Event): void => {
    if (!isTrusted || document.hidden) return;
    shouldRecheckAll = true;
    scheduleCheck();
  };

  const { signal } = abortController;
  onTabMessage((name) => {
    if (name === CHECK_AGAIN) {
      shouldRecheckAll = true;
      void checkPage();
    }
    if (name === STOP_CHECKING) stop();
  }, signal);
  // The library may have changed while the reader was in the form or in another tab.
  addEventListener('focus', scheduleFullCheck, { signal });
  document.addEventListener('visibilitychange', scheduleFullCheck, { signal });
  addEventListener('pageshow', (event) => event.persisted && scheduleFullCheck(event), { signal });
  // Applications that change their URL without loading a page cause this event. Firefox has this API since
  // version 147.
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', scheduleCheck, { signal });
  void checkPage();
});
