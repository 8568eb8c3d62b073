import { browser } from 'wxt/browser';
import { z } from '@/lib/record/schema/zod';
import { CHECK_VISITED_PAGE, MAX_LINKS_PER_MESSAGE, type VisitedPageResponse } from './visited-page';

const Request = z.strictObject({
  name: z.literal(CHECK_VISITED_PAGE),
  links: z.array(z.string().check(z.maxLength(8_192))).check(z.maxLength(MAX_LINKS_PER_MESSAGE)),
});

type Sender = {
  id?: string;
  url?: string;
  tab?: { id?: number | undefined };
  documentLifecycle?: string;
};

/** A page that the reader visits, as the browser reports it. */
export type VisitedPage = { tabId: number; url: string; links: string[] };

/**
 * Responds to the script that runs on visited pages. The URL of the page is the one that the browser reports, so that a page cannot
 * claim another. Must be called synchronously when the worker starts.
 */
export function listenVisitedPages(handle: (page: VisitedPage) => Promise<VisitedPageResponse>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    // A page that the browser loads in advance has the id of the tab, but the tab still shows another page.
    if (sender.id !== browser.runtime.id || sender.documentLifecycle === 'prerender') return undefined;
    const request = Request.safeParse(message).data;
    const tabId = sender.tab?.id;
    if (!request || tabId === undefined || sender.url === undefined) return undefined;
    return handle({ tabId, url: sender.url, links: request.links });
  });
}
