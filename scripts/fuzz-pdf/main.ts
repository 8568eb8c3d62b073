import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { makeFuzzOriginals } from '../../tests/support/pdf/fuzz-originals.ts';

// In ms of processor time. A PDF that takes longer counts as a hang. On a busy computer, the clock would count the time of other programs too.
const CPU_LIMIT_MS = 10_000;
// In ms of the clock. A PDF that is not read after this time counts as a hang too.
const LIMIT_MS = 60_000;
const CHECK_INTERVAL_MS = 100;

/** Returns the processor time of this process with all its threads, in ms. Only the thread that reads uses it. */
const measureCpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** What happened to one damaged PDF. `cpuMs` is the processor time. */
type FuzzOutcome = ReadDamaged & { cpuMs: number };

/** What the thread sends about one damaged PDF. */
export type ReadDamaged = { seed: number; outcome: string; ms: number; mutations: string[] };

/**
 * Runs `npm run fuzz:pdf -- --count 2000 --seed 1`: reads damaged PDFs, each with its own seed, in a thread that is ended when a PDF takes
 * longer than 10 s of processor time. Returns 1 if one hangs or crashes.
 */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { count: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
  });
  const firstSeed = Number(values.seed);
  const lastSeed = firstSeed + Number(values.count) - 1;
  const originals = await makeFuzzOriginals();
  const outcomes: FuzzOutcome[] = [];
  let seed = firstSeed;
  while (seed <= lastSeed) {
    const received = await readInThread(originals, seed, lastSeed);
    outcomes.push(...received);
    seed += received.length;
  }
  return report(outcomes);
}

/** Reads PDFs in a thread, from one seed to another, until the last one or until one hangs. */
function readInThread(originals: readonly Buffer[], seed: number, lastSeed: number): Promise<FuzzOutcome[]> {
  const worker = new Worker(new URL('../run-ts.mjs', import.meta.url), {
    argv: ['scripts/fuzz-pdf/read-damaged.ts', String(seed), String(lastSeed)],
    workerData: originals,
  });
  return new Promise((resolve) => {
    const outcomes: FuzzOutcome[] = [];
    let start = { cpu: 0, time: 0 };
    const measure = () => ({ cpuMs: measureCpu() - start.cpu, ms: performance.now() - start.time });
    const finish = (outcome: string | null) => {
      clearInterval(timer);
      if (outcome) outcomes.push({ seed: seed + outcomes.length, outcome, mutations: [], ...measure() });
      void worker.terminate().then(() => resolve(outcomes));
    };
    const restart = () => {
      start = { cpu: measureCpu(), time: performance.now() };
    };
    const timer = setInterval(() => {
      const { cpuMs, ms } = measure();
      if (start.time > 0 && (cpuMs > CPU_LIMIT_MS || ms > LIMIT_MS)) finish('hang');
    }, CHECK_INTERVAL_MS);
    // The thread sends null when it has loaded.
    worker.on('message', (outcome: ReadDamaged | null) => {
      if (outcome) outcomes.push({ ...outcome, cpuMs: measure().cpuMs });
      if (outcome?.seed === lastSeed) finish(null);
      else restart();
    });
    worker.on('error', (error) => finish(`crash: ${String(error).slice(0, 200)}`));
  });
}

function report(outcomes: readonly FuzzOutcome[]): number {
  const counts = new Map<string, number>();
  for (const { outcome } of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  console.table(Object.fromEntries(counts));
  const slowest = [...outcomes].sort((a, b) => b.cpuMs - a.cpuMs).slice(0, 5);
  console.table(
    slowest.map(({ seed, outcome, ms, cpuMs }) => ({
      seed,
      outcome,
      'processor ms': Math.round(cpuMs),
      ms: Math.round(ms),
    })),
  );
  const failures = outcomes.filter(({ outcome }) => /^(?:hang|crash)/.test(outcome));
  for (const { seed, outcome } of failures) console.error(`seed ${seed}: ${outcome}`);
  return failures.length === 0 ? 0 : 1;
}
