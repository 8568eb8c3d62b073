import { parseUrl } from '@/lib/address/parse-url';
import { ok } from '@/lib/base/result';
import type { CheckOutcome, PageCheck } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';
import type { CapturePort } from '../form/capture/capture-port';
import { parseCapturedPage } from '../form/capture/parse-capture';
import { readCapturedText } from '../form/capture/recapture';
import { buildFailedCheck, type CheckPorts, checkPage, type FailedReading } from './check-page';

/** The dependencies of `checkSources`. */
export type CheckSourcesPorts = CheckPorts & {
  capturePort: Pick<CapturePort, 'beginCapture' | 'setCaptureScope' | 'findTabById'>;
  /**
   * Opens a page in a background tab and waits until it is loaded or the signal is aborted. Resolves to null if the browser did not
   * open it.
   */
  openTab: (url: string, signal: AbortSignal) => Promise<number | null>;
  closeTab: (tabId: number) => Promise<void>;
  /** Whether the browser reports a network connection. */
  isOnline: () => boolean;
};

type CheckOptions = {
  signal: AbortSignal;
  /** Gets the number of sources that were checked. */
  onProgress: (done: number) => void;
  /** The time after which the page of a loaded tab is no longer read. */
  readingTimeoutMs?: number;
};

/** The number of checked sources by what was found. */
export type CheckCounts = { outcome: CheckOutcome; count: number }[];

// The time between two pages of one host, and between any two pages.
const SAME_HOST_DELAY_MS = 3_000;
const DELAY_MS = 300;
// A script waits until the document is parsed, which a stalled response or a busy page may prevent for ever.
const READING_TIMEOUT_MS = 30_000;

/**
 * Opens the page of each source in a background tab, one after the other, compares it with its captured text and closes the tab.
 * Requests pages of one host at a slow pace. After the signal is aborted, no further page is opened, and the open one is closed
 * without a result. Never rejects.
 */
export async function checkSources(
  ports: CheckSourcesPorts,
  sources: readonly Source[],
  { signal, onProgress, readingTimeoutMs = READING_TIMEOUT_MS }: CheckOptions,
): Promise<CheckCounts> {
  const counts = new Map<CheckOutcome, number>();
  const checkedAtByHost = new Map<string, number>();
  for (const [index, source] of sources.entries()) {
    const host = parseUrl(source.url)?.hostname ?? '';
    if (index > 0) await ports.wait(getDelay(checkedAtByHost.get(host), ports.now()));
    if (signal.aborted) break;
    const check = await checkInTab(ports, source, { signal, readingTimeoutMs }).catch(() => null);
    if (!check && signal.aborted) break;
    checkedAtByHost.set(host, ports.now().getTime());
    const outcome = check?.outcome ?? 'no-access';
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    onProgress(index + 1);
  }
  return [...counts].map(([outcome, count]) => ({ outcome, count }));
}

/** Returns how long to wait before a page is opened, if the last check of its host ended at `checkedAt` (ms since the epoch). */
function getDelay(checkedAt: number | undefined, now: Date): number {
  if (checkedAt === undefined) return DELAY_MS;
  const remainingMs = SAME_HOST_DELAY_MS - (now.getTime() - checkedAt);
  return Math.min(SAME_HOST_DELAY_MS, Math.max(DELAY_MS, remainingMs));
}

type CheckLimits = { signal: AbortSignal; readingTimeoutMs: number };

/** Checks a page in a new tab. Resolves to null, without a saved check, after the signal was aborted. */
async function checkInTab(
  ports: CheckSourcesPorts,
  source: Source,
  { signal, readingTimeoutMs }: CheckLimits,
): Promise<PageCheck | null> {
  const tabId = await ports.openTab(source.url, signal);
  if (tabId === null) return saveFailure(ports, source, 'no-access');
  const limit = AbortSignal.any([signal, AbortSignal.timeout(readingTimeoutMs)]);
  // A page that responds after the limit must not replace the result.
  const saveCheck: CheckSourcesPorts['saveCheck'] = async (request) =>
    limit.aborted ? ok(null) : ports.saveCheck(request);
  try {
    const reading = checkOpenedTab({ ...ports, saveCheck }, source, tabId);
    const result = await Promise.race([reading, waitForAbort(limit)]);
    if (result !== 'aborted') return result;
    return signal.aborted ? null : await saveFailure(ports, source, 'no-text');
  } finally {
    await ports.closeTab(tabId);
  }
}

const waitForAbort = (signal: AbortSignal): Promise<'aborted'> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('aborted');
    signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });

async function checkOpenedTab(
  ports: CheckSourcesPorts,
  source: Source,
  tabId: number,
): Promise<PageCheck | null> {
  const { beginCapture, setCaptureScope, findTabById } = ports.capturePort;
  const result = await beginCapture(tabId).page;
  const tab = await findTabById(tabId);
  if (!tab) return saveFailure(ports, source, 'no-access');
  if (!result.ok) {
    // The URL of a page on a host without a permission is not visible.
    const isNetworkError = tab.url !== null && isErrorPage(result.problem.reason) && ports.isOnline();
    return saveFailure(ports, source, isNetworkError ? 'network-error' : 'no-access');
  }
  const { extraction } = parseCapturedPage(tab, result, ports.now());
  return checkPage(ports, source, {
    extraction,
    readText: async (scope) => {
      if (scope !== 'article') await setCaptureScope(tabId, scope);
      return readCapturedText(ports.capturePort, beginCapture(tabId), tab, extraction.url);
    },
  });
}

// Only Chromium names its error page as the reason. In Firefox, the reason is the same for the error page and for the PDF viewer.
const isErrorPage = (reason = ''): boolean => reason.includes('is showing error page');

async function saveFailure(
  ports: CheckSourcesPorts,
  source: Source,
  outcome: FailedReading,
): Promise<PageCheck | null> {
  const result = await ports.saveCheck({
    check: buildFailedCheck(source, outcome, ports.now()),
    snapshot: null,
  });
  return result.ok ? result.value : null;
}
