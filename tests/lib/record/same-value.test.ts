import { describe, expect, it } from 'vitest';
import { getItemKey, isSameValue } from '@/lib/record/same-value';

describe('isSameValue', () => {
  it.each([
    ['a line\nand another', 'a line\r\nand another'],
    ['caf\u00e9', 'cafe\u0301'],
    [' a ', 'a'],
  ])('ignores how a wiki formats a value: %j equals %j', (local, remote) => {
    expect(isSameValue('summary', local, remote, 'normalized')).toBe(true);
    expect(isSameValue('keyPoints', [local], [remote], 'normalized')).toBe(true);
    expect(getItemKey('keyPoints', local)).toBe(getItemKey('keyPoints', remote));
  });

  it.each([
    ['a line\nand another', 'a line and another'],
    ['a', 'A'],
    ['a', 'a.'],
  ])('distinguishes %j and %j', (local, remote) => {
    expect(isSameValue('summary', local, remote, 'normalized')).toBe(false);
  });
});
