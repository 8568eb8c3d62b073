import fc from 'fast-check';
import { expect, it } from 'vitest';
import { onceFailed, schedules } from './play/schedule';
import { played, wrongs } from './play/world';

// That it can fail is shown by `npm run soak -- --planted`: play/planted.ts has the faults that it catches.
it('loses, doubles and overwrites nothing in 1,000 schedules of edits, faults, kills and other editors', async () => {
  const total = { schedules: 0, faults: 0, edits: 0, inWindow: 0 };
  const holds = fc.asyncProperty(schedules, async (schedule) => {
    const count = await played(schedule);
    total.schedules += 1;
    total.faults += count.faults;
    total.edits += count.edits;
    total.inWindow += count.inWindow;
    expect(wrongs(count)).toEqual([]);
  });
  await fc.assert(holds, { seed: 20260320, numRuns: 1000 + onceFailed.length, examples: onceFailed });
  console.log(
    `schedules ${total.schedules} · faults ${total.faults} · edits ${total.edits} · lost 0 · duplicated 0 · overwritten 0 · untrue 0 · in the window ${total.inWindow}`,
  );
}, 120_000);
