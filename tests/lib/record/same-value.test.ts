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

  it('ignores the snapshot that was added to a quote when it was saved', () => {
    const quote = { exact: 'Words.', prefix: '', suffix: '', start: 1, end: 7 };
    const typed = [{ text: 'One.', quotes: [quote] }];
    const saved = [{ text: 'One.', quotes: [{ ...quote, snapshot: 'a'.repeat(64) }] }];
    expect(isSameValue('keyPoints', typed, saved, 'trimmed')).toBe(true);
    expect(isSameValue('keyPoints', typed, [{ text: 'One.', quotes: [] }], 'trimmed')).toBe(false);
  });

  it.each([
    ['a line\nand another', 'a line and another'],
    ['a', 'A'],
    ['a', 'a.'],
  ])('distinguishes %j and %j', (local, remote) => {
    expect(isSameValue('summary', local, remote, 'normalized')).toBe(false);
  });
});
