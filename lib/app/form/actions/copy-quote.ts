import { buildPdfPageUrl, findPdfUrl } from '@/lib/address/pdf-url';
import type { Result } from '@/lib/base/result';
import type { HighlightRequest } from '@/lib/evidence/highlight-request';
import type { QuoteCopyFormat, QuoteLink } from '@/lib/evidence/quote-link';
import { buildSelectors, type SourceText } from '@/lib/evidence/quote-state';
import { getFormValues } from '@/lib/record/draft/form-values';
import { getPageName } from '@/lib/record/page-name';
import type { Quote } from '@/lib/record/schema/parts';
import type { CaptureDeps, PageTab } from '../capture/capture-deps';
import type { DraftForm } from '../draft-state';

/** What was copied of which quote. */
export type CopiedQuote = { kind: 'quote-copied'; format: QuoteCopyFormat; words: string; link: QuoteLink };

/** The dependencies of `copyQuote`. */
export type CopyQuoteDeps = {
  captureDeps: Pick<CaptureDeps, 'findTabById'>;
  /** Runs `highlight-quotes.js` in a tab. Its result is not validated. */
  highlightQuotes: (
    tabId: number,
    request: HighlightRequest,
    css: string,
  ) => Promise<Result<unknown, unknown>>;
  /** Writes a text to the clipboard. Rejects if the browser does not allow it. */
  copyText: (text: string) => Promise<void>;
  /** The time in ms within which the link must be verified on the page. */
  pageTimeoutMs?: number;
};

// Firefox allows writing to the clipboard for 5 s after a key press or click:
// https://html.spec.whatwg.org/multipage/interaction.html#transient-activation-duration
const PAGE_TIMEOUT_MS = 3_000;

/**
 * Copies a quote of the form. The link is verified on the page beside the form. If the tab shows another page
 * or does not respond in time, the link is verified in the newest of the captured `texts`. Returns what was
 * copied. Rejects if the browser does not allow writing to the clipboard.
 */
export async function copyQuote(
  deps: CopyQuoteDeps,
  { form, tab, texts }: { form: DraftForm; tab: PageTab | null; texts: readonly SourceText[] },
  quote: Quote,
  format: QuoteCopyFormat,
): Promise<CopiedQuote> {
  const [link, { formatQuoteAsMarkdown }] = await Promise.all([
    buildPdfLink(form, quote) ?? buildPageLink(deps, { form, tab, texts }, quote),
    import('@/lib/formats/format-quote'),
  ]);
  const { title } = getFormValues(form);
  await deps.copyText(format === 'link' ? link.url : formatQuoteAsMarkdown(quote, title, link.url));
  return { kind: 'quote-copied', format, words: quote.exact, link };
}

// PDF viewers ignore text fragments, so the link has the number of the page instead.
function buildPdfLink({ extraction, source }: DraftForm, quote: Quote): QuoteLink | null {
  const { page, pageLabel } = quote;
  if (page === undefined) return null;
  const urls = [extraction.url, source?.url ?? '', ...(source?.aliases ?? [])];
  const pdfUrl = extraction.kind === 'pdf' ? extraction.url : findPdfUrl(urls);
  if (pdfUrl === null) return null;
  return {
    url: buildPdfPageUrl(pdfUrl, page),
    verifiedIn: null,
    pdfPage: getPageName({ page, pageLabel }),
  };
}

async function buildPageLink(
  { captureDeps, highlightQuotes, pageTimeoutMs = PAGE_TIMEOUT_MS }: CopyQuoteDeps,
  { form, tab, texts }: { form: DraftForm; tab: PageTab | null; texts: readonly SourceText[] },
  quote: Quote,
): Promise<QuoteLink> {
  const { buildQuoteLink } = await import('@/lib/app/quotes/build-quote-link');
  const [selector = { ...quote, isRepeated: false }] = buildSelectors([quote], texts);
  // The page to which the link leads resembles the newest text most.
  const text = texts.at(-1)?.text ?? null;
  const url = form.source?.url || getFormValues(form).url || form.extraction.url;
  const urls = [url, form.extraction.url, ...(form.source?.aliases ?? [])] as const;
  const buildLink = (listTabs: () => Promise<PageTab[]>): Promise<QuoteLink> =>
    buildQuoteLink({ listTabs, highlightQuotes }, urls, selector, text);
  // The tab may have another URL by now, because the form of the side panel stays when the reader opens
  // another page.
  const findTab = async (): Promise<PageTab[]> => {
    const currentTab = tab && (await captureDeps.findTabById(tab.id));
    return currentTab ? [currentTab] : [];
  };
  const timeout = new Promise<null>((resolve) => setTimeout(resolve, pageTimeoutMs, null));
  return (await Promise.race([buildLink(findTab), timeout])) ?? buildLink(async () => []);
}
