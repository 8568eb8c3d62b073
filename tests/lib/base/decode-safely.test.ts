import { describe, expect, it } from 'vitest';
import { decodeSafely } from '@/lib/base/decode-safely';

describe('a part of an address', () => {
  it('is read with its escapes resolved', () => {
    expect(decodeSafely('caf%C3%A9%2Fbar')).toBe('café/bar');
  });

  it('stays as it is where an escape is none', () => {
    expect(decodeSafely('100%')).toBe('100%');
    expect(decodeSafely('%E9t%C3%A9')).toBe('%E9t%C3%A9');
  });
});
