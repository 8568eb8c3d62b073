import { assertNever } from '@/lib/base/assert-never';
import { choosePageLink, startPageLinks } from '@/lib/wiki/merge/page-links';
import {
  addReaderVerdict,
  setVerdictStatus,
  updateClaim,
  withdrawReaderVerdict,
} from '@/lib/wiki/merge/reader-verdicts';
import type { Claims } from '@/lib/wiki/model/claims';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { PageLink } from '@/lib/wiki/model/page-link';
import { requeueEntry } from './entry-status';
import type { OutboxEvent } from './outbox-event';

type PageEvent = Extract<
  OutboxEvent,
  {
    type:
      | 'citing-pages-read'
      | 'claims-read'
      | 'page-link-chosen'
      | 'page-links-started'
      | 'page-links-missing'
      | 'verdict-chosen'
      | 'verdict-withdrawn'
      | 'verdict-status-changed';
  }
>;

/** Returns the entry after an event that is about pages of the wiki. */
export function applyPageEvent(entry: OutboxEntry, event: PageEvent): OutboxEntry {
  const { pageLinks = [], readerVerdicts = [] } = entry;
  switch (event.type) {
    case 'citing-pages-read':
      return { ...entry, citingPages: event.citingPages };
    case 'claims-read':
      return setClaims(entry, event.claims);
    case 'page-link-chosen': {
      const chosenLinks = choosePageLink(pageLinks, event.page, event.isLinked);
      return requeueEntry({ ...entry, pageLinks: chosenLinks }, event.now);
    }
    case 'page-links-started':
      return { ...entry, pageLinks: startPageLinks(pageLinks, event.citingPageIds) };
    case 'page-links-missing':
      return { ...entry, pageLinks: markMissingPages(pageLinks, event.pageIds) };
    case 'verdict-chosen':
      return requeueEntry(
        { ...entry, readerVerdicts: addReaderVerdict(readerVerdicts, event.readerVerdict) },
        event.nextAttemptAt,
      );
    case 'verdict-withdrawn':
      return { ...entry, readerVerdicts: withdrawReaderVerdict(readerVerdicts, event) };
    case 'verdict-status-changed':
      return {
        ...(event.claim && entry.claims ? setClaims(entry, updateClaim(entry.claims, event.claim)) : entry),
        readerVerdicts: setVerdictStatus(readerVerdicts, event.readerVerdict, event.status),
      };
    default:
      return assertNever(event);
  }
}

const setClaims = (entry: OutboxEntry, claims: Claims): OutboxEntry => ({
  ...entry,
  claims,
  claimKeys: [...new Set(claims.items.map(({ verdict }) => `${entry.wikiId} ${verdict}`))],
});

const markMissingPages = (links: PageLink[], pageIds: string[]): PageLink[] =>
  links.map((link) =>
    link.status === 'linking' && pageIds.includes(link.page.pageId)
      ? { ...link, status: 'page-missing' }
      : link,
  );
