import { parentPort, workerData } from 'node:worker_threads';
import { mutatePdf } from '../../tests/support/pdf/mutate-pdf.ts';
import { readOutcome } from '../../tests/support/pdf/read-outcome.ts';

/** Reads the damaged PDFs of consecutive seeds, and sends the outcome of each to the main thread. */
export async function main([firstSeed, lastSeed]: string[]): Promise<number> {
  const originals = (workerData as Uint8Array[]).map((bytes) => Buffer.from(bytes));
  parentPort?.postMessage(null);
  for (let seed = Number(firstSeed); seed <= Number(lastSeed); seed += 1) {
    const { bytes, mutations } = mutatePdf(originals, seed);
    const start = performance.now();
    const outcome = await readOutcome(bytes).then(
      (reading) => (reading.kind === 'text' ? 'text' : reading.problem),
      (error: unknown) => `crash: ${error instanceof Error ? error.stack : error}`,
    );
    parentPort?.postMessage({ seed, outcome, ms: performance.now() - start, mutations });
  }
  return 0;
}
