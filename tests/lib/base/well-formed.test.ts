import { describe, expect, it } from 'vitest';
import { wellFormed } from '@/lib/base/well-formed';

describe('wellFormed', () => {
  it('replaces a surrogate without its partner, on either side', () => {
    expect(wellFormed('a\ud800b\udc00c')).toBe('a\ufffdb\ufffdc');
  });
  it('leaves pairs as they are', () => {
    expect(wellFormed('😀')).toBe('😀');
  });
});
