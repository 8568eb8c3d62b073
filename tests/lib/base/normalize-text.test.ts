import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '@/lib/base/normalize-text';

describe('normalizeText', () => {
  it('collapses spaces and tabs, trims lines and removes empty ones', () => {
    expect(normalizeText('  A \t line  \r\n\r\n \t\rnext\n')).toBe('A line\nnext');
  });
  it('removes NUL and replaces lone surrogates', () => {
    expect(normalizeText('a\0b \ud800c 😀')).toBe('ab \ufffdc 😀');
  });
  it('composes characters (NFC)', () => {
    expect(normalizeText('e\u0301')).toBe('é');
  });
  it('composes characters across a removed NUL', () => {
    expect(normalizeText('e\0\u0301')).toBe('é');
  });
  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
      }),
    );
  });
});
