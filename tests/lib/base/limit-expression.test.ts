import { describe, expect, it } from 'vitest';
import { limitExpression } from '@/lib/base/limit-expression';

describe('limitExpression', () => {
  const words = limitExpression(5, /\s*-\s*/);

  it('works like the expression up to the limit', () => {
    expect(words.test('a - b')).toBe(true);
    expect(words.exec('a - b')?.index).toBe(1);
    expect(words.replace('a - b', '+')).toBe('a+b');
    expect(words.split('a - b')).toEqual(['a', 'b']);
  });

  it('does not read a longer text', () => {
    expect(words.test('aa - b')).toBe(false);
    expect(words.exec('aa - b')).toBeNull();
    expect(words.replace('aa - b', '+')).toBe('aa - b');
    expect(words.split('aa - b')).toEqual(['aa - b']);
  });
});
