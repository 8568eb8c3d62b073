import { describe, expect, it } from 'vitest';
import { decodeSafely } from '@/lib/base/decode-safely';

describe('decodeSafely', () => {
  it('decodes percent escapes', () => {
    expect(decodeSafely('caf%C3%A9%2Fbar')).toBe('café/bar');
  });

  it('returns the input unchanged when an escape is invalid', () => {
    expect(decodeSafely('100%')).toBe('100%');
    expect(decodeSafely('%E9t%C3%A9')).toBe('%E9t%C3%A9');
  });
});
