import { describe, expect, it } from 'vitest';
import { hasSameJson } from '@/lib/base/has-same-json';

describe('hasSameJson', () => {
  it.each<[string, unknown, unknown, boolean]>([
    ['equal lists', ['a', 'b'], ['a', 'b'], true],
    ['lists in another order', ['a', 'b'], ['b', 'a'], false],
    ['an undefined and an absent field', { a: 1, b: undefined }, { a: 1 }, true],
    ['null and an absent field', { a: null }, {}, false],
    ['two missing values', undefined, undefined, true],
    ['a missing value and null', undefined, null, false],
  ])('compares %s', (_, a, b, expected) => {
    expect(hasSameJson(a, b)).toBe(expected);
  });
});
