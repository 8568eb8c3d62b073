import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { flush } from '@/lib/sync/flush';
import type { SyncDeps } from '@/lib/sync/run';
import { createResearchWikiClient } from '@/lib/wiki-client/research-wiki';
import { measureSaves } from '@/scripts/bench-sync/measure-saves';
import { run } from '@/scripts/install/run.mjs';
import { aSource } from './a-source';
import { PlayStore } from './play-store';

const ROOT = join(import.meta.dirname, '../../../..');

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/**
 * `npm run bench:sync -- [--sources 10000] [--failing 0.2] [--browser] [--saves 48] [--json FILE]`: pushes to a wiki on
 * loopback, limits 60 times shorter. `--browser`: also how long a save takes while the built extension is syncing.
 */
export async function main(args: string[]): Promise<number> {
  const after = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const sources = Number(after('--sources') ?? 10_000);
  const pushed = await measurePush(sources, Number(after('--failing') ?? 0));
  const saved = args.includes('--browser') ? await measureInBrowser(Number(after('--saves') ?? 48)) : {};
  const result = { ...pushed, ...saved };
  for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(20)} ${value}`);
  const file = after('--json');
  if (file) writeFileSync(file, `${JSON.stringify(result)}\n`);
  return pushed.synced === sources ? 0 : 1;
}

async function measurePush(sources: number, failing: number) {
  const served = await startWiki(failing);
  const store = new PlayStore(['w'], () => new Date());
  for (let n = 0; n < sources; n += 1)
    store.save(
      aSource({
        url: `https://example.com/${n}`,
        title: `Title ${n}`,
        summary: 'A summary.',
        tags: ['a'],
      }),
    );
  const memory = watchMemory();
  const startMs = performance.now();
  await pushAll(store, served.baseUrl);
  const seconds = (performance.now() - startMs) / 1000;
  const held = memory.stop();
  const { reads, writes, ...counted } = await served.stop();
  // A look-up and a reading back for each, and the batches.
  const minimum = sources + Math.ceil(sources / 50) + sources;
  return {
    sources,
    synced: [...store.records.values()].filter(({ state }) => state.state === 'synced').length,
    requests: reads + writes,
    minimum,
    ratio: Number(((reads + writes) / minimum).toFixed(3)),
    reads,
    writes,
    ...counted,
    seconds: Number(seconds.toFixed(1)),
    ...held,
    processPeakMb: Math.round(process.resourceUsage().maxRSS / 1000),
  };
}

/**
 * What is held, in MB: what is left after the garbage was collected, looked at every three seconds. The store is in
 * memory here and part of it. How much garbage lies about beside it is up to the engine.
 */
function watchMemory(): { stop: () => { heldAtStartMb: number; heldAtMostMb: number } } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heldMb = () => {
    collect();
    return Math.round(process.memoryUsage().heapUsed / 1e6);
  };
  const heldAtStartMb = heldMb();
  let heldAtMostMb = heldAtStartMb;
  const look = () => {
    heldAtMostMb = Math.max(heldAtMostMb, heldMb());
  };
  const timer = setInterval(look, 3000);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return { heldAtStartMb, heldAtMostMb };
    },
  };
}

async function pushAll(store: PlayStore, baseUrl: string): Promise<void> {
  const http = {
    fetch,
    schedule: (ms: number, then: () => void) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    hasPermission: async () => true,
  };
  const deps: SyncDeps = {
    outbox: store,
    client: createResearchWikiClient({ name: 'W', baseUrl, token: 'secret' }, http),
    now: () => new Date(),
    random: Math.random,
    isSharedVenue: () => true,
  };
  const rules = { contentPolicy: 'never' as const, credibilityMapping: null, active: true };
  for (;;) {
    const end = await flush(deps, { id: 'w', name: 'W', baseUrl, ...rules });
    if (end.nextAt === null) return;
    await pause(Math.max(1, Date.parse(end.nextAt) - Date.now()));
  }
}

type Counted = { reads: number; writes: number; refused: number; arrived: number };

async function startWiki(failing: number): Promise<{ baseUrl: string; stop: () => Promise<Counted> }> {
  const file = 'tests/lib/sync/play/bench-wiki/main.ts';
  const child = spawn(process.execPath, ['scripts/run-ts.mjs', file, '--failing', String(failing)], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  const [baseUrl] = (await once(lines, 'line')) as [string];
  const stop = async () => {
    child.stdin.end();
    const [line] = (await once(lines, 'line')) as [string];
    return JSON.parse(line) as Counted;
  };
  return { baseUrl, stop };
}

/** Builds the extension, unless a folder of builds is named, and measures in it. */
async function measureInBrowser(saves: number) {
  if (!process.env.PROVENOTE_OUT) {
    const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
    const built = await run(process.execPath, [wxt, 'build'], { cwd: ROOT, stdio: 'ignore' });
    if (built !== 0) throw new Error('The build failed.');
  }
  return measureSaves(3000, saves);
}
