import { expect, it } from 'vitest';
import { dedupeBy } from '@/lib/base/dedupe-by';

it('dedupeBy keeps the first of equal items, in its position', () => {
  const list = ['Tides', 'gauges', 'tides', 'Gauges', 'maps'];
  expect(dedupeBy(list, (word) => word.toLowerCase())).toEqual(['Tides', 'gauges', 'maps']);
});
