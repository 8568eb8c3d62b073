import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regressionSchedules, scheduleArbitrary } from './schedule';
import { runSchedule } from './simulation';
import { listViolations, ResultTotals } from './simulation-result';

// `npm run soak -- --seeded` proves that this test can fail. The test has to catch every fault of seeded-faults.ts.
describe('sync', () => {
  it('loses, duplicates and overwrites no value in 1,000 schedules of edits, faults, killed workers and other editors', async () => {
    const totals = new ResultTotals();
    const hasNoViolations = fc.asyncProperty(scheduleArbitrary, async (schedule) => {
      const result = await runSchedule(schedule);
      totals.add(result);
      expect(listViolations(result)).toEqual([]);
    });
    await fc.assert(hasNoViolations, {
      seed: 20260320,
      numRuns: 1000 + regressionSchedules.length,
      examples: regressionSchedules,
    });
    console.log(totals.formatLine());
    // A limit against a hang: it takes 15 s on an idle computer.
  }, 600_000);
});
