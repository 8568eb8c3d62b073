import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { CDPSession, Page } from 'playwright-core';
import { type ExportMeta, generateExportChunks } from '@/lib/formats/export-chunks';
import { EXPORT_FORMATS, type ExportFormat } from '@/lib/formats/table/export-formats';
import type { Source } from '@/lib/record/schema/source';
import { launchChromium } from '@/tests/support/chromium';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { makeSnapshot } from '@/tests/support/make-sources';
import { READABLE_FORMATS } from './readable-formats';

const META: ExportMeta = {
  generator: { name: 'bench', version: '1' },
  exportedAt: '2026-03-14T10:00:00.000Z',
};
const PAGE_BYTES = 4_096;
const SAMPLE_MS = 250;
const TIMEOUT_MS = 1_200_000;

/** Times in s, file size and memory in MB above idle, and the longest time in ms in which the page did not respond. */
export type BrowserRow = {
  step: string;
  seconds: number;
  fileMegabytes: number;
  peakHeapMegabytes: number;
  peakProcessMegabytes: number;
  longestFreezeMs: number;
};

/**
 * Imports a generated JSON file with texts of `textLength` characters into an empty library of the built extension, and exports
 * the library in every format. For each exported file that can be imported, also measures the dry run. The memory is that of the
 * extension's process, which the page and the worker share.
 */
export async function measureBrowser(count: number, textLength: number): Promise<BrowserRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'provenote-bench-'));
  const file = join(folder, 'library.json');
  await pipeline(generateFile(count, textLength), createWriteStream(file));
  const browser = await launchChromium();
  try {
    const page = await browser.openExtensionPage('options.html#/sources');
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    const measure = await createMeasure(page, browser.cdp);
    const megabytes = readFileSync(file).length / 1e6;
    const chooserPromise = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const chooser = await chooserPromise;
    const rows = [
      await measure('dry run', megabytes, async () => {
        await chooser.setFiles(file);
        await page.getByRole('button', { name: 'Import now' }).waitFor({ timeout: TIMEOUT_MS });
      }),
      await measure('import', megabytes, async () => {
        await page.getByRole('button', { name: 'Import now' }).click();
        await page.getByText(/\d added/).waitFor({ timeout: TIMEOUT_MS });
      }),
      await measure('export JSON', megabytes, async () => {
        const download = page.waitForEvent('download', { timeout: TIMEOUT_MS });
        await page.getByRole('button', { name: 'Export JSON' }).click();
        await (await download).path();
      }),
    ];
    for (const format of EXPORT_FORMATS) {
      if (format === 'json') continue;
      rows.push(...(await measureFormat(page, measure, format)));
    }
    return rows;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** Exports the library in a format through the dialog. If the format can be imported, also runs the dry run of the file. */
async function measureFormat(page: Page, measure: Measure, format: ExportFormat): Promise<BrowserRow[]> {
  let file = '';
  await page.getByLabel('Export options').click();
  await page.getByRole('button', { name: 'Export as…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Format').selectOption(format);
  await dialog.getByLabel('All sources').check();
  const exported = await measure(`export ${format}`, 0, async () => {
    const download = page.waitForEvent('download', { timeout: TIMEOUT_MS });
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    file = await (await download).path();
  });
  const fileMegabytes = statSync(file).size / 1e6;
  if (!READABLE_FORMATS.includes(format)) return [{ ...exported, fileMegabytes }];
  const chooserPromise = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const chooser = await chooserPromise;
  const planned = await measure(`dry run ${format}`, fileMegabytes, async () => {
    await chooser.setFiles(file);
    await page.getByRole('button', { name: 'Import now' }).waitFor({ timeout: TIMEOUT_MS });
  });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  return [{ ...exported, fileMegabytes }, planned];
}

async function* generateFile(count: number, textLength: number): AsyncGenerator<string> {
  const text = 'The gauge on the pier has been read by hand for ninety years. '.repeat(
    Math.ceil(textLength / 124),
  );
  yield* generateExportChunks(META, generateSources(count), generateSnapshots(count, text), [], []);
}

function* generateSources(count: number): Generator<Source> {
  for (let index = 0; index < count; index += 1) {
    const source = HARD_REFERENCES[index % HARD_REFERENCES.length];
    // The cast is safe because the id has ten digits.
    const stableId = `sid_${String(index).padStart(10, '0')}` as Source['stableId'];
    if (source) yield { ...source, stableId, url: `https://example.org/source/${index}`, aliases: [] };
  }
}

function* generateSnapshots(count: number, text: string) {
  for (const source of generateSources(count))
    yield makeSnapshot(source, `${source.stableId} ${text}`, { lengthBytes: text.length });
}

type Measure = (step: string, fileMegabytes: number, run: () => Promise<void>) => Promise<BrowserRow>;

/**
 * Creates the function that measures a step: its time, the memory of the page and the process, and the longest time in which the
 * page does not respond.
 */
async function createMeasure(page: Page, browserCdp: CDPSession): Promise<Measure> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const readHeap = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6;
  };
  await cdp.send('HeapProfiler.collectGarbage');
  const idle = { heap: await readHeap(), process: await readProcessMemory(browserCdp) };
  return async (step, fileMegabytes, run) => {
    const peak = { ...idle };
    let isRunning = true;
    const watch = async () => {
      while (isRunning) {
        peak.process = Math.max(peak.process, await readProcessMemory(browserCdp));
        peak.heap = Math.max(peak.heap, await readHeap());
        await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
      }
    };
    await page.evaluate(watchFreezes);
    const watching = watch();
    const start = performance.now();
    try {
      await run();
    } finally {
      isRunning = false;
      await watching.catch(() => undefined);
    }
    const seconds = (performance.now() - start) / 1000;
    console.log(`${step}: ${seconds.toFixed(1)} s`);
    return {
      step,
      seconds,
      fileMegabytes,
      peakHeapMegabytes: peak.heap - idle.heap,
      peakProcessMegabytes: peak.process - idle.process,
      longestFreezeMs: await page.evaluate(() => Number(document.body.dataset.longestFreeze)),
    };
  };
}

/** Records in the page the longest time between two runs of a timer. */
function watchFreezes(): void {
  let last = performance.now();
  document.body.dataset.longestFreeze = '0';
  setInterval(() => {
    const now = performance.now();
    const longest = Math.max(Number(document.body.dataset.longestFreeze), Math.round(now - last));
    document.body.dataset.longestFreeze = String(longest);
    last = now;
  }, 20);
}

/** Returns the memory in MB of the largest renderer process, which is the one of the extension. */
async function readProcessMemory(browserCdp: CDPSession): Promise<number> {
  const { processInfo } = await browserCdp.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        return (Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES) / 1e6;
      } catch {
        return 0;
      }
    });
  return Math.max(0, ...sizes);
}
