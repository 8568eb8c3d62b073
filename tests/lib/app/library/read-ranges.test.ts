import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRanges } from '@/lib/app/library/read-ranges';

it('readRanges returns the text of each range in the order of the ranges, with few reads', async () => {
  const text = `${'a'.repeat(100_000)}ü🌊${'b'.repeat(100_000)}`;
  const bytes = new TextEncoder().encode(text);
  let readCount = 0;
  const file = new Blob([bytes]);
  const slice = file.slice.bind(file);
  file.slice = (...args) => {
    readCount += 1;
    return slice(...args);
  };
  const ranges = [
    { start: 100_000, end: 100_006 },
    { start: 0, end: 3 },
    { start: 99_998, end: 100_002 },
    { start: 200_000, end: 200_001 },
  ];
  expect(await readRanges(file, ranges)).toEqual(['ü🌊', 'aaa', 'aaü', 'b']);
  expect(readCount).toBe(3);
});

it('readRanges reads any ranges of a file', async () => {
  const file = new Blob(['x'.repeat(300_000)]);
  const position = fc.integer({ min: 0, max: 300_000 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(position, position), { maxLength: 6 }), async (pairs) => {
      const ranges = pairs.map(([first, second]) => ({
        start: Math.min(first, second),
        end: Math.max(first, second),
      }));
      const lengths = (await readRanges(file, ranges)).map(({ length }) => length);
      expect(lengths).toEqual(ranges.map(({ start, end }) => end - start));
    }),
    { numRuns: 30 },
  );
});
