import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';
import type { SyncDeps } from '@/lib/wiki/push/flush-context';
import { flush } from '@/lib/wiki/scheduler/flush';
import { FakeOutboxStore } from '@/tests/lib/wiki/simulation/fake-outbox-store';
import { makeUntitledSource } from '@/tests/lib/wiki/simulation/make-untitled-source';
import type { Mode } from '@/tests/wiki-server/schemas';
import { run } from '../install/run.mjs';
import { measureSaves } from './measure-saves';

const ROOT = join(import.meta.dirname, '../..');

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Runs `npm run bench:sync -- [--sources 10000] [--failing 0.2] [--browser] [--saves 48] [--json FILE]`. Measures how long it
 * takes to send sources to a wiki on loopback, and to a wiki that fails on lists. The rate-limit windows of both are 60 times
 * shorter than in the protocol. `--browser` also measures how long saving takes while the extension is syncing. Prints each
 * figure as soon as it is known. Returns the exit code.
 */
export async function main(args: string[]): Promise<number> {
  const getOption = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const sourceCount = Number(getOption('--sources') ?? 10_000);
  const pushResult = await measurePush(sourceCount, Number(getOption('--failing') ?? 0));
  printFigures(pushResult);
  const faultyResult = await measureListFault(sourceCount, pushResult.seconds);
  printFigures(faultyResult);
  const saveResult = args.includes('--browser')
    ? await measureInBrowser(Number(getOption('--saves') ?? 48))
    : {};
  printFigures(saveResult);
  const result = { ...pushResult, ...faultyResult, ...saveResult };
  const jsonFile = getOption('--json');
  if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify(result)}\n`);
  return pushResult.synced === sourceCount ? 0 : 1;
}

function printFigures(figures: Record<string, number>): void {
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(27)} ${value}`);
}

/**
 * Measures a push to a wiki that fails on lists (docs/wiki-protocol.md, section 10), and compares its time with that of a wiki
 * without this fault.
 */
async function measureListFault(sourceCount: number, secondsWithoutFault: number) {
  const { arrived, requestsPerSource, seconds } = await measurePush(sourceCount, 0, 'base-with-faults');
  return {
    listFaultArrived: arrived,
    listFaultRequestsPerSource: requestsPerSource,
    listFaultSeconds: seconds,
    listFaultTimeRatio: Number((seconds / secondsWithoutFault).toFixed(2)),
  };
}

async function measurePush(sourceCount: number, failureShare: number, mode: Mode = 'base') {
  const wikiProcess = await startWikiProcess(failureShare, mode);
  const store = new FakeOutboxStore(['w'], () => new Date());
  for (let index = 0; index < sourceCount; index += 1)
    store.saveSource(
      makeUntitledSource({
        url: `https://example.com/${index}`,
        title: `Title ${index}`,
        summary: 'A summary.',
        tags: ['a'],
      }),
    );
  const memorySampler = startMemorySampler();
  const startMs = performance.now();
  await pushAll(store, wikiProcess.baseUrl);
  const durationSeconds = (performance.now() - startMs) / 1000;
  const memoryUse = memorySampler.stop();
  const { reads: readCount, writes: writeCount, ...otherCounts } = await wikiProcess.stop();
  // Each source needs one lookup and one read after its write. The writes are sent in batches of 50.
  const minRequestCount = sourceCount + Math.ceil(sourceCount / 50) + sourceCount;
  // The output keys stay the same, so that results can be compared with those of earlier versions.
  return {
    sources: sourceCount,
    synced: [...store.entries.values()].filter(({ status }) => status === 'synced').length,
    requests: readCount + writeCount,
    requestsPerSource: Number(((readCount + writeCount) / sourceCount).toFixed(2)),
    minimum: minRequestCount,
    ratio: Number(((readCount + writeCount) / minRequestCount).toFixed(3)),
    reads: readCount,
    writes: writeCount,
    ...otherCounts,
    seconds: Number(durationSeconds.toFixed(1)),
    heldAtStartMb: memoryUse.heapAtStartMb,
    heldAtMostMb: memoryUse.peakHeapMb,
    processPeakMb: Math.round(process.resourceUsage().maxRSS / 1000),
  };
}

/**
 * Measures the heap in MB every three seconds, after a forced garbage collection. The heap includes the
 * in-memory store.
 */
function startMemorySampler(): { stop: () => { heapAtStartMb: number; peakHeapMb: number } } {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const measureHeapMb = () => {
    collectGarbage();
    return Math.round(process.memoryUsage().heapUsed / 1e6);
  };
  const heapAtStartMb = measureHeapMb();
  let peakHeapMb = heapAtStartMb;
  const samplePeak = () => {
    peakHeapMb = Math.max(peakHeapMb, measureHeapMb());
  };
  const timer = setInterval(samplePeak, 3000);
  return {
    stop: () => {
      clearInterval(timer);
      samplePeak();
      return { heapAtStartMb, peakHeapMb };
    },
  };
}

const UNSENT_STATUSES: string[] = ['waiting', 'delayed', 'sending'];

async function pushAll(store: FakeOutboxStore, baseUrl: string): Promise<void> {
  const http = {
    fetch,
    schedule: (ms: number, callback: () => void) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    hasPermission: async () => true,
  };
  const deps: SyncDeps = {
    outbox: store,
    client: createResearchWikiClient({ name: 'W', baseUrl, token: 'secret' }, http),
    now: () => new Date(),
    random: Math.random,
    isShippedVenue: () => true,
  };
  const wikiSettings = { contentPolicy: 'never' as const, credibilityMapping: null, active: true };
  for (;;) {
    const flushResult = await flush(deps, { id: 'w', name: 'W', baseUrl, ...wikiSettings });
    const isWaiting = [...store.entries.values()].some(({ status }) => UNSENT_STATUSES.includes(status));
    // Lists that the wiki cannot store are sent again for hours. This benchmark does not wait for that.
    if (flushResult.nextFlushAt === null || !isWaiting) return;
    await sleep(Math.max(1, Date.parse(flushResult.nextFlushAt) - Date.now()));
  }
}

type RequestCounts = { reads: number; writes: number; rateLimited: number; arrived: number };

async function startWikiProcess(
  failureShare: number,
  mode: Mode,
): Promise<{ baseUrl: string; stop: () => Promise<RequestCounts> }> {
  const wikiFile = 'scripts/bench-sync/bench-wiki.ts';
  const options = ['--failing', String(failureShare), '--mode', mode];
  const child = spawn(process.execPath, ['scripts/run-ts.mjs', wikiFile, ...options], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  const [baseUrl] = (await once(lines, 'line')) as [string];
  const stop = async () => {
    child.stdin.end();
    const [line] = (await once(lines, 'line')) as [string];
    return JSON.parse(line) as RequestCounts;
  };
  return { baseUrl, stop };
}

/** Measures saves in the built extension. Builds it first unless PROVENOTE_OUT names a folder with builds. */
async function measureInBrowser(saveCount: number) {
  if (!process.env.PROVENOTE_OUT) {
    const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
    const exitCode = await run(process.execPath, [wxt, 'build'], { cwd: ROOT, stdio: 'ignore' });
    if (exitCode !== 0) throw new Error('The build failed.');
  }
  return measureSaves(3000, saveCount);
}
