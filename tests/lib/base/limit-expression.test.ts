import { describe, expect, it } from 'vitest';
import { limitExpression } from '@/lib/base/limit-expression';

describe('limitExpression', () => {
  const limitedExpression = limitExpression(5, /\s*-\s*/);

  it('works like the expression up to the limit', () => {
    expect(limitedExpression.test('a - b')).toBe(true);
    expect(limitedExpression.exec('a - b')?.index).toBe(1);
    expect(limitedExpression.replace('a - b', '+')).toBe('a+b');
    expect(limitedExpression.split('a - b')).toEqual(['a', 'b']);
  });

  it('does not read a longer text', () => {
    expect(limitedExpression.test('aa - b')).toBe(false);
    expect(limitedExpression.exec('aa - b')).toBeNull();
    expect(limitedExpression.replace('aa - b', '+')).toBe('aa - b');
    expect(limitedExpression.split('aa - b')).toEqual(['aa - b']);
  });
});
