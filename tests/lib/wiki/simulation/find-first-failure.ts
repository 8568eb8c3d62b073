import fc from 'fast-check';
import { regressionSchedules, scheduleArbitrary } from './schedule';
import { runSchedule } from './simulation';
import { listViolations } from './simulation-result';

/** Runs the schedules of the unit test. Returns the number of the first schedule with a violation, or null. */
export async function findFirstFailure(): Promise<number | null> {
  let runCount = 0;
  const hasNoViolations = fc.asyncProperty(scheduleArbitrary, async (schedule) => {
    runCount += 1;
    return listViolations(await runSchedule(schedule)).length === 0;
  });
  const { failed } = await fc.check(hasNoViolations, {
    seed: 20260320,
    numRuns: 1000,
    examples: regressionSchedules,
    endOnFailure: true,
  });
  return failed ? runCount : null;
}
