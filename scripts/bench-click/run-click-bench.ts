import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHROMIUM_BUILD } from '../../tests/support/chromium.ts';
import { findBrowser } from '../install/browsers.mjs';
import { copyWithBenchClock } from './copy-with-bench-clock.ts';
import { type BenchPage, loadBenchPages } from './load-bench-pages.ts';
import { type ClickMeasurement, findWorker, measureClick, measureHeap } from './measure-click.ts';
import { type PipeBrowser, startPipeBrowser } from './pipe-browser.ts';
import { summarizeClicks } from './summarize-clicks.ts';

type LoadedExtension = { name: 'floor' | 'provenote'; id: string };
type PageClick = ClickMeasurement & { extension: LoadedExtension['name']; page: string; bytes: number };
// The times of Provenote should exceed those of the floor extension by at most these differences.
const TARGET_DIFFERENCES_MS = { editing: { p50: 80, p95: 160 }, text: { p50: 180, p95: 450 } };

/**
 * Measures real clicks on two extensions, alternately in one browser. The floor extension only shows the
 * title of the page, so its times are the minimum for any popup. Options: `--pages N --rounds N --json FILE`.
 */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { json: { type: 'string' }, pages: { type: 'string' }, rounds: { type: 'string' } },
  });
  const pages = loadBenchPages(Number(values.pages ?? 12));
  const rounds = Number(values.rounds ?? 10);
  const server = await startPageServer(pages);
  const folders = [
    copyWithBenchClock(join(import.meta.dirname, 'floor-extension'), 'floor'),
    copyWithBenchClock(CHROMIUM_BUILD, 'own'),
  ];
  const profile = mkdtempSync(join(tmpdir(), 'provenote-bench-profile-'));
  const browser = startPipeBrowser(
    findBrowser('chromium') ?? 'chromium',
    buildBrowserFlags(folders, profile),
  );
  try {
    await browser.send('Target.setDiscoverTargets', { discover: true });
    // After installation, the extension opens its welcome page in a tab.
    const welcomeTab = browser
      .waitForEvent('Target.targetInfoChanged', isWelcomePage, 5_000)
      .catch(() => null);
    const extensions = await loadExtensions(browser, folders);
    await welcomeTab;
    const clicks = await measureClicks(browser, extensions, pages, rounds, server.origin);
    const workerMB = await measureWorkerHeapMB(
      browser,
      extensions[1]?.id ?? '',
      `${server.origin}/0?n=worker`,
    );
    printReport(clicks, pages, workerMB, values.json);
    return 0;
  } finally {
    await browser.close();
    await server.close();
    for (const folder of [...folders, profile])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const isWelcomePage = ({ targetInfo }: Record<string, unknown>): boolean =>
  (targetInfo as { url: string }).url.includes('#/welcome');

const buildBrowserFlags = (folders: string[], profile: string): string[] => [
  '--headless=new',
  '--no-sandbox',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  // Large enough for a popup of full height: the default of headless Chromium is 800 by 600.
  '--screen-info={1600x1200}',
  '--window-size=1280,900',
  '--no-proxy-server',
  // Requests of saved pages to other hosts fail at once, without the network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--enable-unsafe-extension-debugging',
  `--load-extension=${folders.join(',')}`,
  `--user-data-dir=${profile}`,
  'about:blank',
];

async function measureClicks(
  browser: PipeBrowser,
  extensions: LoadedExtension[],
  pages: BenchPage[],
  rounds: number,
  origin: string,
): Promise<PageClick[]> {
  const clicks: PageClick[] = [];
  // The first click on each extension is not counted, because the first popup of a browser is slower.
  for (const { id } of extensions) await measureClick(browser, id, `${origin}/0?n=first-${id}`);
  for (let round = 0; round < rounds; round += 1) {
    for (const [pageIndex, { name, html }] of pages.entries()) {
      const extensionOrder = (round + pageIndex) % 2 === 0 ? extensions : [...extensions].reverse();
      for (const extension of extensionOrder) {
        const url = `${origin}/${pageIndex}?n=${round}-${extension.name}`;
        const click = await measureClick(browser, extension.id, url, () => {
          process.stderr.write(`no popup stayed open on page ${name} (${extension.name}): clicked again\n`);
        });
        clicks.push({ ...click, extension: extension.name, page: name, bytes: html.length });
      }
    }
    process.stderr.write(`round ${round + 1} of ${rounds}\n`);
  }
  return clicks;
}

// The id of an unpacked extension depends on its path; the DevTools protocol returns it.
async function loadExtensions(browser: PipeBrowser, folders: string[]): Promise<LoadedExtension[]> {
  const extensionIds = await Promise.all(
    folders.map(async (path) => (await browser.send<{ id: string }>('Extensions.loadUnpacked', { path })).id),
  );
  return [
    { name: 'floor', id: extensionIds[0] ?? '' },
    { name: 'provenote', id: extensionIds[1] ?? '' },
  ];
}

// The clicks may not have started the worker, so a page of the extension sends it a message first.
async function measureWorkerHeapMB(browser: PipeBrowser, id: string, url: string): Promise<number | null> {
  await measureClick(browser, id, url);
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', {
    url: `chrome-extension://${id}/options.html`,
  });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const expression = `chrome.runtime.sendMessage({ name: 'source/set-status', request: { stableIds: [], status: 'inbox' } })`;
  await browser.send('Runtime.evaluate', { expression, awaitPromise: true }, sessionId);
  const worker = await findWorker(browser, id);
  return worker ? (await measureHeap(browser, worker.targetId)).heapBytes / 1e6 : null;
}

function printReport(
  clicks: PageClick[],
  pages: BenchPage[],
  workerMB: number | null,
  jsonFile: string | undefined,
): void {
  const floorSummary = summarizeClicks(clicks.filter(({ extension }) => extension === 'floor'));
  const provenoteSummary = summarizeClicks(clicks.filter(({ extension }) => extension === 'provenote'));
  const pageSizesKB = pages.map(({ html }) => Math.round(html.length / 1000));
  const rows: [string, { p50: number; p95: number }, { p50: number; p95: number } | null][] = [
    ['floor: title shown', floorSummary.editingMs, null],
    ['data-phase=editing', provenoteSummary.editingMs, TARGET_DIFFERENCES_MS.editing],
    ['data-text=ready', provenoteSummary.textMs, TARGET_DIFFERENCES_MS.text],
  ];
  const lines = rows.map(([name, { p50, p95 }, target]) => {
    const differenceToFloor = target
      ? `floor + ${p50 - floorSummary.editingMs.p50} / + ${p95 - floorSummary.editingMs.p95}`
      : '';
    const targetText = target ? `aim + ${target.p50} / + ${target.p95}` : '';
    return `${name.padEnd(20)} ${String(p50).padStart(6)} ${String(p95).padStart(6)}   ${differenceToFloor.padEnd(24)} ${targetText}`;
  });
  const largePageClicks = clicks.filter(
    ({ extension, bytes }) => extension === 'provenote' && bytes > 800_000,
  );
  const maxLargeHeapMB = Math.max(...largePageClicks.map(({ heapBytes }) => heapBytes / 1e6));
  process.stdout.write(
    `${[
      `${pages.length} pages of ${Math.min(...pageSizesKB)}–${Math.max(...pageSizesKB)} kB, ${provenoteSummary.clicks} clicks on each extension, ${cpus().length} cores`,
      `${'ms from the click'.padEnd(20)} ${'p50'.padStart(6)} ${'p95'.padStart(6)}`,
      ...lines,
      `form: JS heap p50 ${provenoteSummary.heapMB.p50.toFixed(1)} MB, p95 ${provenoteSummary.heapMB.p95.toFixed(1)} MB, after a collection p95 ${provenoteSummary.retainedHeapMB.p95.toFixed(1)} MB`,
      `form on pages over 800 kB: at most ${maxLargeHeapMB.toFixed(1)} MB (aim 25 MB)`,
      `worker: JS heap ${workerMB === null ? 'not measured' : `${workerMB.toFixed(1)} MB`}`,
      `fields that changed after the form was shown: ${provenoteSummary.incompleteAtFirst} of ${provenoteSummary.clicks} clicks`,
      `states: ${JSON.stringify(provenoteSummary.phases)}`,
    ].join('\n')}\n`,
  );
  if (jsonFile)
    writeFileSync(
      jsonFile,
      JSON.stringify(
        {
          floor: floorSummary,
          provenote: provenoteSummary,
          workerMB,
          largeFormMB: maxLargeHeapMB,
          aims: TARGET_DIFFERENCES_MS,
          clicks,
        },
        null,
        1,
      ),
    );
}

async function startPageServer(pages: BenchPage[]): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const page = pages[Number(new URL(request.url ?? '/', 'http://127.0.0.1').pathname.slice(1))];
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page?.html ?? 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
