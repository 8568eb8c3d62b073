import { MAX_LINKS_PER_MESSAGE } from '@/lib/browser/messages/visited-page';
import { requestVisitedPageCheck } from '@/lib/browser/visited-page-messages';
import { LinkMarks } from './link-marks';

// A page with infinite scroll can have any number of links.
const MAX_LINKS = 5_000;
const MAX_URL_LENGTH = 8_192;
// Pages change in bursts, so links are collected only after this time in ms without a change.
const DEBOUNCE_MS = 500;

/** Checks all links of the page, including links that are added later, and marks links to saved sources. */
export class SavedSourceLinkMarker {
  private readonly isSavedByUrl = new Map<string, boolean>();
  private marks: LinkMarks | null = null;
  private observer: MutationObserver | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Checks the links whose URLs were not checked yet. If `shouldRecheckAll` is true, because the library may
   * have changed, checks all links.
   */
  start({ shouldRecheckAll }: { shouldRecheckAll: boolean }): void {
    if (shouldRecheckAll) this.isSavedByUrl.clear();
    this.marks ??= new LinkMarks();
    this.observer ??= this.observePage();
    void this.checkUncheckedLinks();
  }

  /** Removes the marks and stops observing the page. */
  stop(): void {
    clearTimeout(this.timer);
    this.observer?.disconnect();
    this.observer = null;
    this.marks?.remove();
    this.marks = null;
    this.isSavedByUrl.clear();
  }

  private observePage(): MutationObserver {
    const observer = new MutationObserver(() => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.checkUncheckedLinks(), DEBOUNCE_MS);
    });
    observer.observe(document, { childList: true, subtree: true, attributeFilter: ['href'] });
    return observer;
  }

  private async checkUncheckedLinks(): Promise<void> {
    const linksByUrl = Map.groupBy([...document.links].filter(isCheckableLink), ({ href }) => href);
    const newUrls = [...linksByUrl.keys()].filter((url) => !this.isSavedByUrl.has(url));
    const urls = newUrls.slice(0, Math.max(0, MAX_LINKS - this.isSavedByUrl.size));
    for (let start = 0; start < urls.length; start += MAX_LINKS_PER_MESSAGE) {
      const batch = urls.slice(start, start + MAX_LINKS_PER_MESSAGE);
      const response = await requestVisitedPageCheck(batch);
      if (response === null) return;
      const savedIndexes = new Set(response.savedLinks);
      for (const [index, url] of batch.entries()) this.isSavedByUrl.set(url, savedIndexes.has(index));
    }
    const savedLinks = [...linksByUrl].flatMap(([url, links]) => (this.isSavedByUrl.get(url) ? links : []));
    this.marks?.show([...linksByUrl.values()].flat(), new Set(savedLinks));
  }
}

/**
 * Returns whether a link can lead to a saved source. A link to a fragment of this page is not checked,
 * because the toolbar button already says whether the page is saved.
 */
function isCheckableLink({ protocol, href, hash }: HTMLAnchorElement | HTMLAreaElement): boolean {
  if (protocol !== 'https:' && protocol !== 'http:') return false;
  const isOnThisPage = hash !== '' && href.slice(0, -hash.length) === location.href.split('#', 1)[0];
  return href.length <= MAX_URL_LENGTH && !isOnThisPage;
}
