import { describe, expect, it } from 'vitest';
import { formatRoman, parseRoman } from '@/lib/base/roman-numeral';

describe('Roman numerals', () => {
  it('formatRoman and parseRoman are inverse', () => {
    for (let value = 1; value < 400; value += 1) expect(parseRoman(formatRoman(value))).toBe(value);
  });

  it.each([
    ['iv', 4],
    ['xlix', 49],
    ['cxcviii', 198],
  ])('parseRoman reads %s as %d', (numeral, value) => {
    expect(parseRoman(numeral)).toBe(value);
    expect(formatRoman(value)).toBe(numeral);
  });

  it.each(['', 'iiii', 'ic', 'mix', 'civil', 'IV', 'x2'])('parseRoman returns null for “%s”', (text) => {
    expect(parseRoman(text)).toBeNull();
  });
});
