import fc from 'fast-check';
import { runSeededFaults } from './run-seeded-faults';
import { scheduleArbitrary } from './schedule';
import { runSchedule } from './simulation';
import { listViolations, ResultTotals } from './simulation-result';

/**
 * Runs `npm run soak -- [--runs 100000] [--minutes N] [--seed N]`, the test of schedules.test.ts with many more schedules. It ends after
 * that many minutes at the latest. `--seeded` checks instead that the schedules find the seeded faults. Returns the exit code.
 */
export async function main(args: string[]): Promise<number> {
  if (args.includes('--seeded')) return runSeededFaults(args);
  const getNumberOption = (name: string) =>
    args.includes(name) ? Number(args[args.indexOf(name) + 1]) : null;
  const runs = getNumberOption('--runs') ?? 100_000;
  const minutes = getNumberOption('--minutes');
  const seed = getNumberOption('--seed') ?? Date.now() % 2 ** 31;
  const totals = new ResultTotals();
  const startMs = Date.now();
  const printProgress = () =>
    console.log(
      `${totals.formatLine()} · ${Math.round((Date.now() - startMs) / 1000)} s · ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
    );
  const property = fc.asyncProperty(scheduleArbitrary, async (schedule) => {
    const simulationResult = await runSchedule(schedule);
    const violations = listViolations(simulationResult);
    if (violations.length > 0) throw new Error(violations.join('\n'));
    totals.add(simulationResult);
    if (totals.scheduleCount % 5000 === 0) printProgress();
  });
  const result = await fc.check(property, {
    seed,
    numRuns: runs,
    ...(minutes !== null && { interruptAfterTimeLimit: minutes * 60_000 }),
  });
  if (result.failed) {
    const simulationResult = result.counterexample ? await runSchedule(result.counterexample[0]) : null;
    if (simulationResult) totals.addFailure(simulationResult);
    console.log(
      `seed ${seed}, path ${result.counterexamplePath}\n${JSON.stringify(result.counterexample?.[0])}\n${simulationResult ? listViolations(simulationResult).join('\n') : ''}`,
    );
  }
  printProgress();
  return result.failed ? 1 : 0;
}
