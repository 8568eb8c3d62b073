import { normalizeText } from '@/lib/base/normalize-text';
import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import type { QuoteLink } from '@/lib/evidence/quote-link';
import { findQuotesInText } from '@/lib/evidence/quote-state';
import { buildTextFragmentUrl, findVerifiedUrl } from '@/lib/evidence/text-fragment-url';
import { highlightInTab, listPageTabs, type QuoteTabDeps } from './show-quotes';

/**
 * Builds the link that makes the browser scroll to a quote. `urls` are the addresses of the page, the recorded one first. `text` is the
 * newest captured text, or null.
 */
export async function buildQuoteLink(
  deps: Pick<QuoteTabDeps, 'listTabs' | 'highlightQuotes'>,
  urls: readonly [string, ...string[]],
  selector: QuoteSelector,
  text: string | null,
): Promise<QuoteLink> {
  const [url] = urls;
  const request = { quotes: [selector], scrollToIndex: null, isSearchOnly: true, linkUrl: url };
  for (const tab of await listPageTabs(deps, urls)) {
    const matches = await highlightInTab(deps, tab.id, request);
    if (!matches) continue;
    const link = matches[0]?.link;
    // The response is not validated otherwise, and the link is copied.
    if (link?.startsWith(getBaseUrl(url))) return { url: link, verifiedIn: 'page' };
    return { url: buildTextFragmentUrl(url, selector), verifiedIn: null };
  }
  const urlInText = text === null ? null : findTextFragmentUrl(url, selector, normalizeText(text));
  return urlInText === null
    ? { url: buildTextFragmentUrl(url, selector), verifiedIn: null }
    : { url: urlInText, verifiedIn: 'text' };
}

const getBaseUrl = (url: string): string => url.split(':~:')[0] ?? url;

/** Finds the text fragment URL that matches only a quote in a captured text. Returns null if the text does not have the quote, or no URL matches it alone. */
export function findTextFragmentUrl(url: string, selector: QuoteSelector, text: string): string | null {
  const [match] = findQuotesInText([selector], text);
  return match ? findVerifiedUrl(url, text, match, { isTextOfWholePage: false }) : null;
}
