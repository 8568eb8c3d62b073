import { describe, expect, it } from 'vitest';
import { getBandName, parseImportance } from '@/lib/record/importance';

const names = ['essential', 'high', 'useful', 'reference', 'peripheral'];

describe('importance', () => {
  it.each([
    [100, 'essential'],
    [90, 'essential'],
    [89, 'high'],
    [70, 'high'],
    [69, 'useful'],
    [50, 'useful'],
    [49, 'reference'],
    [30, 'reference'],
    [29, 'peripheral'],
    [0, 'peripheral'],
  ])('shows %i as %s', (score, band) => {
    expect(getBandName(score, names)).toBe(band);
  });

  it('distinguishes “not set” from 0 and from invalid scores', () => {
    expect(parseImportance(' ')).toBeNull();
    expect(parseImportance('0')).toBe(0);
    expect(parseImportance('42')).toBe(42);
    for (const text of ['101', '-1', '4.5', 'many']) expect(parseImportance(text)).toBeUndefined();
  });
});
