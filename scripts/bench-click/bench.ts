import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHROMIUM_BUILD } from '../../tests/support/chromium.ts';
import { findBrowser } from '../install/browsers.mjs';
import { type BenchPage, benchPages } from './bench-pages.ts';
import { figuresOf } from './figures.ts';
import { type Click, heapOf, measureClick, workerOf } from './measure-click.ts';
import { type PipeBrowser, startPipeBrowser } from './pipe-browser.ts';
import { withClock } from './with-clock.ts';

type Named = { name: 'floor' | 'provenote'; id: string };
type PageClick = Click & { extension: Named['name']; page: string; bytes: number };
const AIMS = { editing: { p50: 80, p95: 160 }, text: { p50: 180, p95: 450 } };

/** Measures true clicks on both extensions in one browser, in turn. `--pages N --rounds N --json FILE`. */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { json: { type: 'string' }, pages: { type: 'string' }, rounds: { type: 'string' } },
  });
  const pages = benchPages(Number(values.pages ?? 12));
  const rounds = Number(values.rounds ?? 10);
  const server = await servePages(pages);
  const folders = [
    withClock(join(import.meta.dirname, 'floor-extension'), 'floor'),
    withClock(CHROMIUM_BUILD, 'own'),
  ];
  const profile = mkdtempSync(join(tmpdir(), 'provenote-bench-profile-'));
  const browser = startPipeBrowser(findBrowser('chromium') ?? 'chromium', flags(folders, profile));
  try {
    await browser.send('Target.setDiscoverTargets', { discover: true });
    // A new installation opens its welcome page in front of everything.
    const welcome = browser.event('Target.targetInfoChanged', isWelcome, 5_000).catch(() => null);
    const extensions = await idsOf(browser, folders);
    await welcome;
    const clicks = await clickAll(browser, extensions, pages, rounds, server.origin);
    const workerMB = await workerHeapMB(browser, extensions[1]?.id ?? '', `${server.origin}/0?n=worker`);
    report(clicks, pages, workerMB, values.json);
    return 0;
  } finally {
    await browser.close();
    await server.close();
    for (const folder of [...folders, profile])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const isWelcome = ({ targetInfo }: Record<string, unknown>): boolean =>
  (targetInfo as { url: string }).url.includes('#/welcome');

const flags = (folders: string[], profile: string): string[] => [
  '--headless=new',
  '--no-sandbox',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  // A screen and a window large enough for a popup of full height: headless Chromium has 800 by 600 otherwise.
  '--screen-info={1600x1200}',
  '--window-size=1280,900',
  '--no-proxy-server',
  // What a saved page would load from elsewhere fails at once, without asking the network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--enable-unsafe-extension-debugging',
  `--load-extension=${folders.join(',')}`,
  `--user-data-dir=${profile}`,
  'about:blank',
];

async function clickAll(
  browser: PipeBrowser,
  extensions: Named[],
  pages: BenchPage[],
  rounds: number,
  origin: string,
): Promise<PageClick[]> {
  const clicks: PageClick[] = [];
  // One click of each first, uncounted: the first popup of a browser pays for its start.
  for (const { id } of extensions) await measureClick(browser, id, `${origin}/0?n=first-${id}`);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, { name, html }] of pages.entries()) {
      const turn = (round + at) % 2 === 0 ? extensions : [...extensions].reverse();
      for (const extension of turn) {
        const url = `${origin}/${at}?n=${round}-${extension.name}`;
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

// The browser gives an unpacked extension an id made from its path; its debugging interface tells which.
async function idsOf(browser: PipeBrowser, folders: string[]): Promise<Named[]> {
  const ids = await Promise.all(
    folders.map(async (path) => (await browser.send<{ id: string }>('Extensions.loadUnpacked', { path })).id),
  );
  return [
    { name: 'floor', id: ids[0] ?? '' },
    { name: 'provenote', id: ids[1] ?? '' },
  ];
}

// The worker may not have been needed by the clicks: a page of the extension asks it for something first.
async function workerHeapMB(browser: PipeBrowser, id: string, url: string): Promise<number | null> {
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
  const worker = await workerOf(browser, id);
  return worker ? (await heapOf(browser, worker.targetId)).heapBytes / 1e6 : null;
}

function report(
  clicks: PageClick[],
  pages: BenchPage[],
  workerMB: number | null,
  json: string | undefined,
): void {
  const floor = figuresOf(clicks.filter(({ extension }) => extension === 'floor'));
  const own = figuresOf(clicks.filter(({ extension }) => extension === 'provenote'));
  const kB = pages.map(({ html }) => Math.round(html.length / 1000));
  const rows: [string, { p50: number; p95: number }, { p50: number; p95: number } | null][] = [
    ['floor: title shown', floor.editingMs, null],
    ['data-phase=editing', own.editingMs, AIMS.editing],
    ['data-text=ready', own.textMs, AIMS.text],
  ];
  const lines = rows.map(([name, { p50, p95 }, aim]) => {
    const over = aim ? `floor + ${p50 - floor.editingMs.p50} / + ${p95 - floor.editingMs.p95}` : '';
    const wanted = aim ? `aim + ${aim.p50} / + ${aim.p95}` : '';
    return `${name.padEnd(20)} ${String(p50).padStart(6)} ${String(p95).padStart(6)}   ${over.padEnd(24)} ${wanted}`;
  });
  const large = clicks.filter(({ extension, bytes }) => extension === 'provenote' && bytes > 800_000);
  const largeHeap = Math.max(...large.map(({ heapBytes }) => heapBytes / 1e6));
  process.stdout.write(
    `${[
      `${pages.length} pages of ${Math.min(...kB)}–${Math.max(...kB)} kB, ${own.clicks} clicks on each extension, ${cpus().length} cores`,
      `${'ms from the click'.padEnd(20)} ${'p50'.padStart(6)} ${'p95'.padStart(6)}`,
      ...lines,
      `form: JS heap p50 ${own.heapMB.p50.toFixed(1)} MB, p95 ${own.heapMB.p95.toFixed(1)} MB, after a collection p95 ${own.keptHeapMB.p95.toFixed(1)} MB`,
      `form on pages over 800 kB: at most ${largeHeap.toFixed(1)} MB (aim 25 MB)`,
      `worker: JS heap ${workerMB === null ? 'not measured' : `${workerMB.toFixed(1)} MB`}`,
      `fields that changed after the form was shown: ${own.notWholeAtOnce} of ${own.clicks} clicks`,
      `states: ${JSON.stringify(own.phases)}`,
    ].join('\n')}\n`,
  );
  if (json)
    writeFileSync(
      json,
      JSON.stringify(
        { floor, provenote: own, workerMB, largeFormMB: largeHeap, aims: AIMS, clicks },
        null,
        1,
      ),
    );
}

async function servePages(pages: BenchPage[]): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const page = pages[Number(new URL(request.url ?? '/', 'http://127.0.0.1').pathname.slice(1))];
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page?.html ?? 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
