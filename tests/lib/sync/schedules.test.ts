import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Total, wrongs } from './play/count';
import { onceFailed, schedules } from './play/schedule';
import { played } from './play/world';

// That it can fail is shown by `npm run soak -- --planted`: play/planted.ts has the faults that it catches.
it('loses, doubles and overwrites nothing in 1,000 schedules of edits, faults, kills and other editors', async () => {
  const total = new Total();
  const holds = fc.asyncProperty(schedules, async (schedule) => {
    const count = await played(schedule);
    total.add(count);
    expect(wrongs(count)).toEqual([]);
  });
  await fc.assert(holds, { seed: 20260320, numRuns: 1000 + onceFailed.length, examples: onceFailed });
  console.log(total.line());
}, 120_000);
