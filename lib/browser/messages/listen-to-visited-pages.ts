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

/** A page that the reader visits. The browser reports the tab and the URL; the script of the page reports the links. */
export type VisitedPage = { tabId: number; url: string; links: string[] };

/**
 * Responds to `visited-page.js`. The URL of the page comes from the browser and not from the message, so that a page cannot claim another
 * URL. Must be called synchronously when the worker starts.
 */
export function listenToVisitedPages(handle: (page: VisitedPage) => Promise<VisitedPageResponse>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    // A prerendered page has the id of the tab, although the tab still shows another page.
    if (sender.id !== browser.runtime.id || sender.documentLifecycle === 'prerender') return undefined;
    const request = Request.safeParse(message).data;
    const tabId = sender.tab?.id;
    if (!request || tabId === undefined || sender.url === undefined) return undefined;
    return handle({ tabId, url: sender.url, links: request.links });
  });
}
