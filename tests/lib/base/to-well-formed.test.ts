import { describe, expect, it } from 'vitest';
import { toWellFormed } from '@/lib/base/to-well-formed';

describe('toWellFormed', () => {
  it('replaces a surrogate without its partner, on either side', () => {
    expect(toWellFormed('a\ud800b\udc00c')).toBe('a\ufffdb\ufffdc');
  });
  it('leaves surrogate pairs unchanged', () => {
    expect(toWellFormed('😀')).toBe('😀');
  });
});
