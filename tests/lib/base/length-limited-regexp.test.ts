import { describe, expect, it } from 'vitest';
import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';

describe('createLengthLimitedRegExp', () => {
  const limitedExpression = createLengthLimitedRegExp(5, /\s*-\s*/);

  it('works like the expression up to the limit', () => {
    expect(limitedExpression.test('a - b')).toBe(true);
    expect(limitedExpression.exec('a - b')?.index).toBe(1);
    expect(limitedExpression.replace('a - b', '+')).toBe('a+b');
    expect(limitedExpression.split('a - b')).toEqual(['a', 'b']);
  });

  it('does not read a longer string', () => {
    expect(limitedExpression.test('aa - b')).toBe(false);
    expect(limitedExpression.exec('aa - b')).toBeNull();
    expect(limitedExpression.replace('aa - b', '+')).toBe('aa - b');
    expect(limitedExpression.split('aa - b')).toEqual(['aa - b']);
  });
});
