import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '@/lib/base/normalize-text';

describe('normal text', () => {
  it('has one space for runs of spaces and tabs, trimmed lines and no empty ones', () => {
    expect(normalizeText('  A \t line  \r\n\r\n \t\rnext\n')).toBe('A line\nnext');
  });
  it('holds no NUL and no lone surrogate', () => {
    expect(normalizeText('a\0b \ud800c 😀')).toBe('ab \ufffdc 😀');
  });
  it('is composed', () => {
    expect(normalizeText('e\u0301')).toBe('é');
  });
  it('composes across a NUL that was taken out', () => {
    expect(normalizeText('e\0\u0301')).toBe('é');
  });
  it('is the same when made twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
      }),
    );
  });
});
