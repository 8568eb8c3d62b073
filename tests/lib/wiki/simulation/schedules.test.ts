import fc from 'fast-check';
import { expect, it } from 'vitest';
import { regressionSchedules, scheduleArbitrary } from './schedule';
import { runSchedule } from './simulation';
import { listViolations, ResultTotals } from './simulation-result';

// That it can fail is shown by `npm run soak -- --seeded`: seeded-faults.ts has the faults that it catches.
it('loses, doubles and overwrites nothing in 1,000 schedules of edits, faults, kills and other editors', async () => {
  const total = new ResultTotals();
  const holds = fc.asyncProperty(scheduleArbitrary, async (schedule) => {
    const count = await runSchedule(schedule);
    total.add(count);
    expect(listViolations(count)).toEqual([]);
  });
  await fc.assert(holds, {
    seed: 20260320,
    numRuns: 1000 + regressionSchedules.length,
    examples: regressionSchedules,
  });
  console.log(total.formatLine());
}, 120_000);
