import { getUrlKeys } from '@/lib/address/url-keys';
import type { Result } from '@/lib/base/result';
import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import { MARK_CSS, type MarkRequest, type PageMatch } from '@/lib/evidence/mark-request';

/** A tab whose URL the extension may read, because the reader clicked the toolbar button there. */
type ReadableTab = { id: number; windowId: number; url: string | null };

/** The dependencies of `showQuotes`. */
export type ShowQuotesPorts = {
  /** Lists all tabs. The URL of a tab without permission is null. */
  listTabs: () => Promise<ReadableTab[]>;
  focusTab: (tab: ReadableTab) => Promise<void>;
  openPage: (url: string) => Promise<void>;
  markQuotes: (tabId: number, request: MarkRequest, css: string) => Promise<Result<unknown, unknown>>;
};

/**
 * Shows quotes on their page. If a tab with the page may be read, marks the quotes there, scrolls to the one at `index`, and returns
 * what was found for each quote. Otherwise opens `linkUrl`, which makes the browser itself scroll to the quote, and returns null,
 * because only a click of the reader on the toolbar button permits reading a tab.
 */
export async function showQuotes(
  ports: ShowQuotesPorts,
  page: { urls: readonly string[]; linkUrl: string },
  quotes: QuoteSelector[],
  index: number,
): Promise<PageMatch[] | null> {
  const keys = new Set(page.urls.flatMap(getUrlKeys));
  const tabs = (await ports.listTabs()).filter(
    ({ url }) => url !== null && getUrlKeys(url).some((key) => keys.has(key)),
  );
  for (const tab of tabs) {
    const matches = await markInTab(ports, tab.id, { quotes, scrollToIndex: index });
    if (!matches) continue;
    await ports.focusTab(tab);
    return matches;
  }
  await ports.openPage(page.linkUrl);
  return null;
}

/** Marks quotes in a tab. Returns what was found for each quote, or null if the tab may not be read. */
export async function markInTab(
  { markQuotes }: Pick<ShowQuotesPorts, 'markQuotes'>,
  tabId: number,
  request: MarkRequest,
): Promise<PageMatch[] | null> {
  const response = await markQuotes(tabId, request, MARK_CSS);
  return response.ok ? parseMatches(response.value, request.quotes.length) : null;
}

/** Parses the response of `mark-quotes.js`. Returns null if it has another shape. */
function parseMatches(response: unknown, count: number): PageMatch[] | null {
  if (!Array.isArray(response) || response.length !== count) return null;
  return response.map((match: unknown) => {
    if (typeof match !== 'object' || match === null) return null;
    const { start, end, precision, similarity, words }: Record<string, unknown> = { ...match };
    const isValid =
      typeof start === 'number' &&
      typeof end === 'number' &&
      typeof similarity === 'number' &&
      typeof words === 'string' &&
      (precision === 'exact' || precision === 'normalized' || precision === 'approximate');
    return isValid ? { start, end, precision, similarity, words } : null;
  });
}
