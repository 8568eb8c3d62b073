import { ok, type Result } from '@/lib/base/result';
import type { PageCheck, QuoteResult } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { CaptureDeps } from '../form/capture/capture-deps';
import { parseCapturedPage } from '../form/capture/parse-capture';
import { readCapturedText } from '../form/capture/recapture';
import { buildFailedCheck, type CheckPageDeps, checkPage } from './check-page';

/** The dependencies of a check of a page in an open tab. */
export type TabReadingDeps = CheckPageDeps & {
  captureDeps: Pick<CaptureDeps, 'beginCapture' | 'findTabById'>;
  /** Whether a tab shows an error page of the browser, if the browser does not say so when the page can't be read. */
  hasErrorPage: (tabId: number) => Promise<boolean>;
};

/** The dependencies of `checkInNewTab`. */
export type CheckInTabDeps = TabReadingDeps & {
  /**
   * Opens a page in a background tab and waits until it is loaded or the signal is aborted. Resolves to null if the browser did not
   * open it.
   */
  openTab: (url: string, signal: AbortSignal) => Promise<number | null>;
  closeTab: (tabId: number) => Promise<void>;
  /** Whether the browser reports a network connection. */
  isOnline: () => boolean;
};

/**
 * The check of a page in a tab. That of a page that responded is saved, or null if its source was deleted. That of an
 * `unread` or `unreached` page is not saved yet: the browser did not allow to read the page, or it did not respond.
 */
export type TabReading =
  | { kind: 'responded'; saved: Result<PageCheck | null, WriteProblem> }
  | { kind: 'unread' | 'unreached'; check: PageCheck };

/** When to end the check of a page: after the signal is aborted, or if a loaded tab is not read in time. */
export type CheckLimits = { signal: AbortSignal; readingTimeoutMs: number };

/** Checks a page in a new tab. Resolves to null, without a saved check, after the signal was aborted. */
export async function checkInNewTab(
  deps: CheckInTabDeps,
  source: Source,
  { signal, readingTimeoutMs }: CheckLimits,
): Promise<TabReading | null> {
  const tabId = await deps.openTab(source.url, signal);
  if (tabId === null) return { kind: 'unread', check: buildFailedCheck(source, 'no-access', deps.now()) };
  const limit = AbortSignal.any([signal, AbortSignal.timeout(readingTimeoutMs)]);
  // A page that responds after the limit must not replace the result.
  const saveCheck: CheckInTabDeps['saveCheck'] = async (request) =>
    limit.aborted ? ok(null) : deps.saveCheck(request);
  try {
    const reading = readOpenedTab({ ...deps, saveCheck }, source, tabId);
    const result = await Promise.race([reading, waitForAbort(limit)]);
    if (signal.aborted && result === 'aborted') return null;
    if (result !== 'aborted') return result;
    return { kind: 'unreached', check: buildFailedCheck(source, 'no-text', deps.now()) };
  } finally {
    await deps.closeTab(tabId);
  }
}

/**
 * Checks a page in a tab that the reader has open, and saves the result. Returns null and saves nothing if the tab can't be read, or was closed,
 * or if the source was deleted. Returns a problem if the write failed. `quoteResults` is what a search of the page found (`CheckedPage`).
 */
export async function checkOpenTab(
  deps: TabReadingDeps,
  source: Source,
  tabId: number,
  quoteResults: QuoteResult[],
): Promise<Result<PageCheck | null, WriteProblem>> {
  const reading = await readOpenedTab(deps, source, tabId, quoteResults);
  return reading.kind === 'responded' ? reading.saved : ok(null);
}

const waitForAbort = (signal: AbortSignal): Promise<'aborted'> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('aborted');
    signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });

async function readOpenedTab(
  deps: TabReadingDeps,
  source: Source,
  tabId: number,
  quoteResults?: QuoteResult[],
): Promise<TabReading> {
  const { beginCapture, findTabById } = deps.captureDeps;
  const capture = beginCapture(tabId);
  const result = await capture.page;
  const tab = await findTabById(tabId);
  if (!tab) return { kind: 'unread', check: buildFailedCheck(source, 'no-access', deps.now()) };
  if (!result.ok) {
    // The URL of a page on a host without a permission is not visible. The host of the source has responded then.
    if (tab.url === null)
      return { kind: 'unread', check: buildFailedCheck(source, 'other-site', deps.now()) };
    const isErrorPage = namesErrorPage(result.problem.reason) || (await deps.hasErrorPage(tabId));
    const outcome = isErrorPage ? 'network-error' : 'no-access';
    return {
      kind: isErrorPage ? 'unreached' : 'unread',
      check: buildFailedCheck(source, outcome, deps.now()),
    };
  }
  const { extraction } = parseCapturedPage(tab, result, deps.now());
  const saved = await checkPage(deps, source, {
    extraction,
    ...(quoteResults && { quoteResults }),
    readText: (scope) => readCapturedText(deps.captureDeps, capture.readText(scope), tab, extraction.url),
  });
  return { kind: 'responded', saved };
}

// Only Chromium names its error page as the reason. In Firefox, the reason is the same for the error page and for the PDF viewer.
const namesErrorPage = (reason = ''): boolean => reason.includes('is showing error page');
