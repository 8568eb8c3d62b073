import { getUrlKeys } from '@/lib/address/url-keys';
import type { Result } from '@/lib/base/result';
import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import { HIGHLIGHT_CSS, type HighlightRequest, type PageMatch } from '@/lib/evidence/highlight-request';

/** A tab whose URL the extension may read, because the reader clicked the toolbar button there. */
type ReadableTab = { id: number; windowId: number; url: string | null };

/** What the actions on quotes need of the browser's tabs. */
export type QuoteTabDeps = {
  /** Lists all tabs. The URL of a tab without permission is null. */
  listTabs: () => Promise<ReadableTab[]>;
  focusTab: (tab: ReadableTab) => Promise<void>;
  openPage: (url: string) => Promise<void>;
  highlightQuotes: (
    tabId: number,
    request: HighlightRequest,
    css: string,
  ) => Promise<Result<unknown, unknown>>;
};

/** The tab in which quotes were highlighted, and what was found for each quote. */
export type ShownQuotes = { tabId: number; matches: (PageMatch | null)[] };

/**
 * Shows quotes on their page. If a tab with the page may be read, highlights the quotes there, scrolls to the one at `index`, and returns
 * what was found. Otherwise opens `linkUrl`, which makes the browser itself scroll to the quote, and returns null,
 * because only a click of the reader on the toolbar button permits reading a tab.
 */
export async function showQuotes(
  deps: QuoteTabDeps,
  page: { urls: readonly string[]; linkUrl: string },
  quotes: QuoteSelector[],
  index: number,
): Promise<ShownQuotes | null> {
  for (const tab of await listPageTabs(deps, page.urls)) {
    const matches = await highlightInTab(deps, tab.id, { quotes, scrollToIndex: index });
    if (!matches) continue;
    await deps.focusTab(tab);
    return { tabId: tab.id, matches };
  }
  await deps.openPage(page.linkUrl);
  return null;
}

/** Lists the tabs that may be read and have the page with one of these URLs. */
export async function listPageTabs(
  { listTabs }: Pick<QuoteTabDeps, 'listTabs'>,
  urls: readonly string[],
): Promise<ReadableTab[]> {
  const keys = new Set(urls.flatMap(getUrlKeys));
  return (await listTabs()).filter(({ url }) => url !== null && getUrlKeys(url).some((key) => keys.has(key)));
}

/** Highlights quotes in a tab. Returns what was found for each quote, or null if the tab may not be read. */
export async function highlightInTab(
  { highlightQuotes }: Pick<QuoteTabDeps, 'highlightQuotes'>,
  tabId: number,
  request: HighlightRequest,
): Promise<(PageMatch | null)[] | null> {
  const response = await highlightQuotes(tabId, request, HIGHLIGHT_CSS);
  return response.ok ? parseMatches(response.value, request.quotes.length) : null;
}

/** Parses the response of `highlight-quotes.js`. Returns null if it has another shape. */
function parseMatches(response: unknown, count: number): (PageMatch | null)[] | null {
  if (!Array.isArray(response) || response.length !== count) return null;
  return response.map((match: unknown) => {
    if (typeof match !== 'object' || match === null) return null;
    const { start, end, precision, similarity, words, link }: Record<string, unknown> = { ...match };
    const isValid =
      typeof start === 'number' &&
      typeof end === 'number' &&
      typeof similarity === 'number' &&
      typeof words === 'string' &&
      (precision === 'exact' || precision === 'normalized' || precision === 'approximate');
    if (!isValid) return null;
    return { start, end, precision, similarity, words, ...(typeof link === 'string' && { link }) };
  });
}
