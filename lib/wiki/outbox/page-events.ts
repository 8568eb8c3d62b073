import { assertNever } from '@/lib/base/assert-never';
import { choosePageLink, startPageLinks } from '@/lib/wiki/merge/page-links';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { PageLink } from '@/lib/wiki/model/page-link';
import { requeue } from './entry-status';
import type { OutboxEvent } from './outbox-event';

type PageEvent = Extract<
  OutboxEvent,
  {
    type:
      | 'citing-pages-read'
      | 'claims-read'
      | 'page-link-chosen'
      | 'page-links-started'
      | 'page-links-missing';
  }
>;

/** Returns the entry after an event that is about pages of the wiki. */
export function applyPageEvent(entry: OutboxEntry, event: PageEvent): OutboxEntry {
  const { pageLinks = [] } = entry;
  switch (event.type) {
    case 'citing-pages-read':
      return { ...entry, citingPages: event.citingPages };
    case 'claims-read':
      return { ...entry, claims: event.claims };
    case 'page-link-chosen': {
      const chosenLinks = choosePageLink(pageLinks, event.page, event.isLinked);
      return requeue({ ...entry, pageLinks: chosenLinks }, event.now);
    }
    case 'page-links-started':
      return { ...entry, pageLinks: startPageLinks(pageLinks, event.citingPageIds) };
    case 'page-links-missing':
      return { ...entry, pageLinks: markMissingPages(pageLinks, event.pageIds) };
    default:
      return assertNever(event);
  }
}

const markMissingPages = (links: PageLink[], pageIds: string[]): PageLink[] =>
  links.map((link) =>
    link.status === 'linking' && pageIds.includes(link.page.pageId)
      ? { ...link, status: 'page-missing' }
      : link,
  );
