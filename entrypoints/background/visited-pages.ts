import { checkVisitedPage, type VisitedPageSettings } from '@/lib/app/worker/check-visited-page';
import { removeSavedBadge, showSavedBadge } from '@/lib/browser/badge';
import { watchHostPermissions } from '@/lib/browser/host-permissions';
import { listenToVisitedPages, type VisitedPage } from '@/lib/browser/messages/listen-to-visited-pages';
import type { VisitedPageResponse } from '@/lib/browser/messages/visited-page';
import {
  checkAllTabsAgain,
  hasAccessToAllSites,
  startVisitedPageScript,
  stopVisitedPageScript,
} from '@/lib/browser/visited-pages';
import { listSavedUrlKeys } from '@/lib/storage/queries/find-saved-url-keys';
import { markSavedLinks, markSavedPages } from '@/lib/storage/settings/settings';
import { database } from './database';

/**
 * Starts and stops the script on visited pages when its settings or the host permission change. Call it
 * synchronously when the worker starts. While both settings are off, the script does not run, so visited
 * pages do not start the worker.
 */
export function registerVisitedPages(): void {
  listenToVisitedPages(handleVisitedPage);
  const applyChange = (): void => void applySettings().then(checkAllTabsAgain);
  watchHostPermissions(applyChange);
  for (const setting of [markSavedPages, markSavedLinks]) setting.watch(applyChange);
  // An update of the extension removes the registration of the script.
  void applySettings();
}

const readSettings = async (): Promise<VisitedPageSettings> => ({
  shouldMarkPages: await markSavedPages.get(),
  shouldMarkLinks: await markSavedLinks.get(),
});

// Two changes in quick succession are applied one after the other.
const applySettings = (): Promise<void> =>
  navigator.locks.request('visited-pages', async () => {
    const { shouldMarkPages, shouldMarkLinks } = await readSettings();
    if ((shouldMarkPages || shouldMarkLinks) && (await hasAccessToAllSites())) await startVisitedPageScript();
    else for (const tabId of await stopVisitedPageScript()) await removeSavedBadge(tabId);
  });

async function handleVisitedPage({ tabId, url, links }: VisitedPage): Promise<VisitedPageResponse> {
  const { isPageSaved, ...response } = await checkVisitedPage(
    { readSettings, listSavedUrlKeys: (keys) => listSavedUrlKeys(database, keys) },
    url,
    links,
  );
  // The first message about a page has no links.
  if (links.length === 0) await (isPageSaved ? showSavedBadge(tabId) : removeSavedBadge(tabId));
  return response;
}
