import { parseUrl } from '@/lib/address/parse-url';
import type { CheckOutcome, PageCheck } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';
import type { CapturePort } from '../form/capture/capture-port';
import { parseCapturedPage } from '../form/capture/parse-capture';
import { readCapturedText } from '../form/capture/recapture';
import { buildFailedCheck, type CheckPorts, checkPage } from './check-page';

/** The dependencies of `checkSources`. */
export type CheckSourcesPorts = CheckPorts & {
  capturePort: Pick<CapturePort, 'beginCapture' | 'setCaptureScope' | 'findTabById'>;
  /** Opens a page in a background tab and waits until it is loaded. Resolves to null if the browser did not open it. */
  openTab: (url: string) => Promise<number | null>;
  closeTab: (tabId: number) => Promise<void>;
  /** Whether the browser reports a network connection. */
  isOnline: () => boolean;
};

type CheckOptions = {
  signal: AbortSignal;
  /** Gets the number of sources that were checked. */
  onProgress: (done: number) => void;
};

/** The number of checked sources by what was found. */
export type CheckCounts = { outcome: CheckOutcome; count: number }[];

// The time between two pages of one host, and between any two pages.
const SAME_HOST_DELAY_MS = 3_000;
const DELAY_MS = 300;

/**
 * Opens the page of each source in a background tab, one after the other, compares it with its captured text and closes the tab.
 * Requests pages of one host at a slow pace. After the signal is aborted, no further page is opened. Never rejects.
 */
export async function checkSources(
  ports: CheckSourcesPorts,
  sources: readonly Source[],
  { signal, onProgress }: CheckOptions,
): Promise<CheckCounts> {
  const counts = new Map<CheckOutcome, number>();
  let previousHost = '';
  for (const [index, source] of sources.entries()) {
    const host = parseUrl(source.url)?.hostname ?? '';
    if (index > 0) await ports.wait(host === previousHost ? SAME_HOST_DELAY_MS : DELAY_MS);
    if (signal.aborted) break;
    previousHost = host;
    const outcome = (await checkInTab(ports, source).catch(() => null))?.outcome ?? 'no-access';
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    onProgress(index + 1);
  }
  return [...counts].map(([outcome, count]) => ({ outcome, count }));
}

async function checkInTab(ports: CheckSourcesPorts, source: Source): Promise<PageCheck | null> {
  const tabId = await ports.openTab(source.url);
  if (tabId === null) return saveFailure(ports, source, 'no-access');
  try {
    return await checkOpenedTab(ports, source, tabId);
  } finally {
    await ports.closeTab(tabId);
  }
}

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
  outcome: 'network-error' | 'no-access',
): Promise<PageCheck | null> {
  const result = await ports.saveCheck({
    check: buildFailedCheck(source, outcome, ports.now()),
    snapshot: null,
  });
  return result.ok ? result.value : null;
}
