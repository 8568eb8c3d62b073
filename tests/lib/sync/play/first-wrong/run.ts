import fc from 'fast-check';
import { wrongs } from '../count';
import { onceFailed, schedules } from '../schedule';
import { played } from '../world';

/** Plays the schedules of the unit test: those that once failed, then 1,000. Gives the number of the first that goes wrong; null: none does. */
export async function firstWrong(): Promise<number | null> {
  let number = 0;
  const holds = fc.asyncProperty(schedules, async (schedule) => {
    number += 1;
    return wrongs(await played(schedule)).length === 0;
  });
  const { failed } = await fc.check(holds, {
    seed: 20260320,
    numRuns: 1000,
    examples: onceFailed,
    endOnFailure: true,
  });
  return failed ? number : null;
}
