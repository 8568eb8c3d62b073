import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { makeFuzzOriginals } from '../../tests/support/pdf/fuzz-originals.ts';

// A PDF whose reading takes longer counts as a hang.
const LIMIT_MS = 10_000;

/** The outcome of reading one damaged PDF. */
export type FuzzOutcome = { seed: number; outcome: string; ms: number; mutations: string[] };

/**
 * Runs `npm run fuzz:pdf -- --count 2000 --seed 1`: reads damaged PDFs, each with its own seed, in a thread that is ended when a
 * PDF takes longer than 10 s. Returns 1 if a PDF hangs or crashes.
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

/**
 * Reads the PDFs of the seeds from `seed` to `lastSeed` in a thread. Ends early if a PDF hangs or crashes; its outcome is then
 * the last.
 */
function readInThread(originals: readonly Buffer[], seed: number, lastSeed: number): Promise<FuzzOutcome[]> {
  const worker = new Worker(new URL('../run-ts.mjs', import.meta.url), {
    argv: ['scripts/fuzz-pdf/read-damaged.ts', String(seed), String(lastSeed)],
    workerData: originals,
  });
  return new Promise((resolve) => {
    const outcomes: FuzzOutcome[] = [];
    let timer: NodeJS.Timeout | undefined;
    const finish = (outcome: string | null) => {
      clearTimeout(timer);
      if (outcome) outcomes.push({ seed: seed + outcomes.length, outcome, ms: LIMIT_MS, mutations: [] });
      void worker.terminate().then(() => resolve(outcomes));
    };
    const restartTimer = () => {
      clearTimeout(timer);
      timer = setTimeout(() => finish('hang'), LIMIT_MS);
    };
    // The thread sends null when it has loaded.
    worker.on('message', (outcome: FuzzOutcome | null) => {
      if (outcome) outcomes.push(outcome);
      if (outcome?.seed === lastSeed) finish(null);
      else restartTimer();
    });
    worker.on('error', (error) => finish(`crash: ${String(error).slice(0, 200)}`));
  });
}

function report(outcomes: readonly FuzzOutcome[]): number {
  const counts = new Map<string, number>();
  for (const { outcome } of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  console.table(Object.fromEntries(counts));
  const slowest = [...outcomes].sort((a, b) => b.ms - a.ms).slice(0, 5);
  console.table(slowest.map(({ seed, outcome, ms }) => ({ seed, outcome, ms: Math.round(ms) })));
  const failures = outcomes.filter(({ outcome }) => /^(?:hang|crash)/.test(outcome));
  for (const { seed, outcome } of failures) console.error(`seed ${seed}: ${outcome}`);
  return failures.length === 0 ? 0 : 1;
}
