import type { PipeBrowser } from './pipe-browser.ts';

type Target = { targetId: string; type: string; url: string; title: string };

/** What one click gave; times in ms since the click was sent. */
export type Click = {
  editingMs: number;
  textMs: number;
  phase: string;
  textState: string;
  /** Title, authors and date stood in the form when it was first shown, as they do at the end. */
  wholeAtOnce: boolean;
  /** Bytes of the popup's JavaScript heap: in use, and in use after a collection. */
  heapBytes: number;
  keptHeapBytes: number;
};

/**
 * One click, and again (at most three times in all) where the browser opened no popup or closed it at once, as it does
 * when the page takes the focus. `again` is told of each repetition.
 */
export async function measureClick(
  browser: PipeBrowser,
  extensionId: string,
  url: string,
  again: () => void = () => undefined,
): Promise<Click> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await clickOnce(browser, extensionId, url);
    } catch (error) {
      if (tries === 3) throw error;
      again();
    }
  }
}

/** Opens `url` in a new tab, stops the worker, clicks, and waits until form and text are there. Leaves no tab behind. */
async function clickOnce(browser: PipeBrowser, extensionId: string, url: string): Promise<Click> {
  const { targetId: pageId } = await browser.send<{ targetId: string }>('Target.createTarget', { url });
  await loaded(browser, pageId);
  await stopWorker(browser, extensionId);
  const tab = (await targets(browser, 'tab')).find((one) => one.url === url);
  if (!tab) throw new Error(`No tab shows ${url}.`);

  const told = browser.event(
    'Target.targetInfoChanged',
    ({ targetInfo }) => isTold(targetInfo as Target, extensionId),
    15_000,
  );
  const clicked = Date.now();
  await browser.send('Extensions.triggerAction', { id: extensionId, targetId: tab.targetId });
  const popup = await told.then(
    ({ targetInfo }) => targetInfo as Target,
    async (error: Error) => {
      const open = (await targets(browser, 'page')).map((target) => target.url).join(', ');
      await browser.send('Target.closeTarget', { targetId: pageId });
      throw new Error(`${url}: ${error.message} Open: ${open}`);
    },
  );

  const marks = JSON.parse(decodeURIComponent(popup.url.split('#bench=')[1] ?? ''));
  const heap = await heapOf(browser, popup.targetId);
  await browser.send('Target.closeTarget', { targetId: popup.targetId }).catch(() => undefined);
  await browser.send('Target.closeTarget', { targetId: pageId });
  return {
    editingMs: marks.editing - clicked,
    textMs: marks.text - clicked,
    phase: marks.phase,
    textState: marks.textState,
    wholeAtOnce: JSON.stringify(marks.first) === JSON.stringify(marks.last),
    ...heap,
  };
}

/** Stops the worker of the extension, if it runs, and waits until it is gone. */
export async function stopWorker(browser: PipeBrowser, extensionId: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const running = await workerOf(browser, extensionId);
    if (!running) return;
    await browser.send('Target.closeTarget', { targetId: running.targetId }).catch(() => undefined);
    await pause(20);
  }
}

/** The worker of the extension, while it runs. */
export async function workerOf(browser: PipeBrowser, extensionId: string): Promise<Target | undefined> {
  return (await targets(browser, 'service_worker')).find(({ url }) => url.includes(extensionId));
}

/** The JavaScript heap of a target, in bytes. */
export async function heapOf(
  browser: PipeBrowser,
  targetId: string,
): Promise<{ heapBytes: number; keptHeapBytes: number }> {
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const used = async () =>
    (await browser.send<{ usedSize: number }>('Runtime.getHeapUsage', {}, sessionId)).usedSize;
  const heapBytes = await used();
  await browser.send('HeapProfiler.collectGarbage', {}, sessionId);
  const keptHeapBytes = await used();
  await browser.send('Target.detachFromTarget', { sessionId });
  return { heapBytes, keptHeapBytes };
}

const isTold = (target: Target, extensionId: string): boolean =>
  target.url.includes(`${extensionId}/popup.html#bench=`);

// Waits for the page's load event, at most five seconds, and then a moment until it is quiet.
async function loaded(browser: PipeBrowser, targetId: string): Promise<void> {
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  for (let tries = 0; tries < 100; tries += 1) {
    const state = await browser
      .send<{ result: { value: string } }>(
        'Runtime.evaluate',
        { expression: 'document.readyState + location.protocol' },
        sessionId,
      )
      .catch(() => null);
    if (state?.result.value === 'completehttp:') break;
    await pause(50);
  }
  await browser.send('Target.detachFromTarget', { sessionId });
  await pause(250);
}

async function targets(browser: PipeBrowser, type: string): Promise<Target[]> {
  const { targetInfos } = await browser.send<{ targetInfos: Target[] }>('Target.getTargets', {
    filter: [{ type }],
  });
  return targetInfos;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
