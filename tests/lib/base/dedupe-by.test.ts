import { expect, it } from 'vitest';
import { dedupeBy } from '@/lib/base/dedupe-by';

it('of items that are one, the first stays, in its place', () => {
  const list = ['Tides', 'gauges', 'tides', 'Gauges', 'maps'];
  expect(dedupeBy(list, (word) => word.toLowerCase())).toEqual(['Tides', 'gauges', 'maps']);
});
