import type { PipeBrowser } from './pipe-browser.ts';

type Target = { targetId: string; type: string; url: string; title: string };

/** The result of one click. Times are in ms since the click. */
export type ClickMeasurement = {
  editingMs: number;
  textMs: number;
  phase: string;
  textStatus: string;
  /** Whether title, authors and date had their final values when the form was first shown. */
  isCompleteAtFirst: boolean;
  /** The JavaScript heap of the popup in bytes, before and after garbage collection. */
  heapBytes: number;
  retainedHeapBytes: number;
  /**
   * The processor time in ms from the click until the text was captured. It depends less on other programs than the
   * times above.
   */
  processorMs: ProcessorTimes;
};

/** Processor time in ms of the process of the page, of the other renderers (the popup), and of the browser itself. */
export type ProcessorTimes = { page: number; popup: number; browser: number };

/**
 * Measures one click. Retries up to twice if the browser opens no popup or closes it immediately, which
 * happens if the page takes the focus. `onRetry` is called before each retry.
 */
export async function measureClick(
  browser: PipeBrowser,
  extensionId: string,
  url: string,
  onRetry: () => void = () => undefined,
): Promise<ClickMeasurement> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await measureSingleClick(browser, extensionId, url);
    } catch (error) {
      if (attempt === 3) throw error;
      onRetry();
    }
  }
}

/**
 * Opens `url` in a new tab, stops the worker, clicks the action of the extension, and waits until the form is
 * shown and the text is captured. Closes the tab.
 */
async function measureSingleClick(
  browser: PipeBrowser,
  extensionId: string,
  url: string,
): Promise<ClickMeasurement> {
  const { targetId: pageTargetId } = await browser.send<{ targetId: string }>('Target.createTarget', { url });
  await waitForLoad(browser, pageTargetId);
  await stopWorker(browser, extensionId);
  const tab = (await listTargets(browser, 'tab')).find((target) => target.url === url);
  if (!tab) throw new Error(`No tab shows ${url}.`);

  const popupReport = browser.waitForEvent(
    'Target.targetInfoChanged',
    ({ targetInfo }) => isReportingPopup(targetInfo as Target, extensionId),
    15_000,
  );
  const startTimes = await readProcessorTimes(browser, pageTargetId);
  const clickedAtMs = Date.now();
  await browser.send('Extensions.triggerAction', { id: extensionId, targetId: tab.targetId });
  const popup = await popupReport.then(
    ({ targetInfo }) => targetInfo as Target,
    async (error: Error) => {
      const openUrls = (await listTargets(browser, 'page')).map((target) => target.url).join(', ');
      await browser.send('Target.closeTarget', { targetId: pageTargetId });
      throw new Error(`${url}: ${error.message} Open: ${openUrls}`);
    },
  );

  const marks = JSON.parse(decodeURIComponent(popup.url.split('#bench=')[1] ?? ''));
  const processorMs = subtractTimes(await readProcessorTimes(browser, pageTargetId), startTimes);
  const heap = await measureHeap(browser, popup.targetId);
  await browser.send('Target.closeTarget', { targetId: popup.targetId }).catch(() => undefined);
  await browser.send('Target.closeTarget', { targetId: pageTargetId });
  return {
    editingMs: marks.editing - clickedAtMs,
    textMs: marks.text - clickedAtMs,
    phase: marks.phase,
    textStatus: marks.textStatus,
    isCompleteAtFirst: JSON.stringify(marks.first) === JSON.stringify(marks.last),
    ...heap,
    processorMs,
  };
}

async function readProcessorTimes(browser: PipeBrowser, pageTargetId: string): Promise<ProcessorTimes> {
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId: pageTargetId,
    flatten: true,
  });
  await browser.send('Performance.enable', {}, sessionId);
  const { metrics } = await browser.send<{ metrics: { name: string; value: number }[] }>(
    'Performance.getMetrics',
    {},
    sessionId,
  );
  await browser.send('Target.detachFromTarget', { sessionId });
  const { processInfo } = await browser.send<{ processInfo: { type: string; cpuTime: number }[] }>(
    'SystemInfo.getProcessInfo',
  );
  const sumTimes = (type: string) =>
    processInfo.reduce((sum, process) => sum + (process.type === type ? process.cpuTime * 1000 : 0), 0);
  const page = (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? 0) * 1000;
  return { page, popup: sumTimes('renderer') - page, browser: sumTimes('browser') };
}

const subtractTimes = (end: ProcessorTimes, start: ProcessorTimes): ProcessorTimes => ({
  page: end.page - start.page,
  popup: end.popup - start.popup,
  browser: end.browser - start.browser,
});

/** Stops the worker of the extension if it is running, and waits until it has ended. */
export async function stopWorker(browser: PipeBrowser, extensionId: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const worker = await findWorker(browser, extensionId);
    if (!worker) return;
    await browser.send('Target.closeTarget', { targetId: worker.targetId }).catch(() => undefined);
    await sleep(20);
  }
}

/** Finds the worker of the extension. Returns undefined if it is not running. */
export async function findWorker(browser: PipeBrowser, extensionId: string): Promise<Target | undefined> {
  return (await listTargets(browser, 'service_worker')).find(({ url }) => url.includes(extensionId));
}

/** Measures the JavaScript heap of a target in bytes, before and after garbage collection. */
export async function measureHeap(
  browser: PipeBrowser,
  targetId: string,
): Promise<{ heapBytes: number; retainedHeapBytes: number }> {
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const readUsedBytes = async () =>
    (await browser.send<{ usedSize: number }>('Runtime.getHeapUsage', {}, sessionId)).usedSize;
  const heapBytes = await readUsedBytes();
  await browser.send('HeapProfiler.collectGarbage', {}, sessionId);
  const retainedHeapBytes = await readUsedBytes();
  await browser.send('Target.detachFromTarget', { sessionId });
  return { heapBytes, retainedHeapBytes };
}

const isReportingPopup = (target: Target, extensionId: string): boolean =>
  target.url.includes(`${extensionId}/popup.html#bench=`);

// Waits up to five seconds for the load event of the page, and then 250 ms for tasks that follow it.
async function waitForLoad(browser: PipeBrowser, targetId: string): Promise<void> {
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const readyState = await browser
      .send<{ result: { value: string } }>(
        'Runtime.evaluate',
        { expression: 'document.readyState + location.protocol' },
        sessionId,
      )
      .catch(() => null);
    if (readyState?.result.value === 'completehttp:') break;
    await sleep(50);
  }
  await browser.send('Target.detachFromTarget', { sessionId });
  await sleep(250);
}

async function listTargets(browser: PipeBrowser, type: string): Promise<Target[]> {
  const { targetInfos } = await browser.send<{ targetInfos: Target[] }>('Target.getTargets', {
    filter: [{ type }],
  });
  return targetInfos;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
