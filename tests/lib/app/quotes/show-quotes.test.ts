import { describe, expect, it } from 'vitest';
import { type QuoteTabDeps, showQuotes } from '@/lib/app/quotes/show-quotes';
import { err, ok } from '@/lib/base/result';

const URL_OF_PAGE = 'https://example.org/article';
const QUOTES = [{ exact: 'chosen words', prefix: '', suffix: '', start: null }];
const MATCH = { start: 1, end: 13, precision: 'exact', similarity: 1, words: 'chosen words' };

/** Creates fake dependencies. `responses` has the response of each tab that may be read. */
function makeDeps(tabUrls: (string | null)[], responses: Record<number, unknown>) {
  const calls: string[] = [];
  const deps: QuoteTabDeps = {
    listTabs: async () => tabUrls.map((url, id) => ({ id, windowId: 1, url })),
    focusTab: async ({ id }) => void calls.push(`focus ${id}`),
    openPage: async (url) => void calls.push(`open ${url}`),
    highlightQuotes: async (tabId, { scrollToIndex }) => {
      calls.push(`mark ${tabId} ${scrollToIndex}`);
      return tabId in responses ? ok(responses[tabId]) : err({ kind: 'not-allowed' });
    },
  };
  return { deps, calls };
}
const showFirstQuote = (deps: QuoteTabDeps) =>
  showQuotes(deps, { urls: [URL_OF_PAGE], linkUrl: `${URL_OF_PAGE}#:~:text=chosen` }, QUOTES, 0);

describe('showQuotes', () => {
  it('highlights the quotes in the tab of the page, and focuses it', async () => {
    const { deps, calls } = makeDeps([null, 'https://example.org/other', `${URL_OF_PAGE}?utm_source=x`], {
      2: [MATCH],
    });
    expect(await showFirstQuote(deps)).toEqual({ tabId: 2, matches: [MATCH] });
    expect(calls).toEqual(['mark 2 0', 'focus 2']);
  });

  it('opens a link to the quote if no tab with the page may be read', async () => {
    const { deps, calls } = makeDeps([URL_OF_PAGE], {});
    expect(await showFirstQuote(deps)).toBeNull();
    expect(calls).toEqual(['mark 0 0', `open ${URL_OF_PAGE}#:~:text=chosen`]);
  });

  it.each([undefined, 'text', [], [MATCH, MATCH]])('ignores the invalid response %o', async (response) => {
    const { deps } = makeDeps([URL_OF_PAGE], { 0: response });
    expect(await showFirstQuote(deps)).toBeNull();
  });

  it('treats an invalid match as a quote that was not found', async () => {
    const { deps } = makeDeps([URL_OF_PAGE], { 0: [{ ...MATCH, start: 'x' }] });
    expect(await showFirstQuote(deps)).toEqual({ tabId: 0, matches: [null] });
  });
});
