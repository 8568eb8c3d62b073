import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regressionSchedules, scheduleArbitrary } from './schedule';
import { runSchedule } from './simulation';
import { listViolations, ResultTotals } from './simulation-result';

// `npm run soak -- --seeded` shows that this test can fail: it must catch every fault of seeded-faults.ts.
describe('sync', () => {
  it('loses, duplicates and overwrites nothing in 1,000 schedules of edits, faults, kills and other editors', async () => {
    const totals = new ResultTotals();
    const noViolations = fc.asyncProperty(scheduleArbitrary, async (schedule) => {
      const result = await runSchedule(schedule);
      totals.add(result);
      expect(listViolations(result)).toEqual([]);
    });
    await fc.assert(noViolations, {
      seed: 20260320,
      numRuns: 1000 + regressionSchedules.length,
      examples: regressionSchedules,
    });
    console.log(totals.formatLine());
  }, 120_000);
});
