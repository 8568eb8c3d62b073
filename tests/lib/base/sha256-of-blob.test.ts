import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startSha256 } from '@/lib/base/sha256-in-parts';
import { computeSha256OfBlob } from '@/lib/base/sha256-of-blob';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('startSha256', () => {
  it('gives the SHA-256 of bytes that arrive in parts of any lengths', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (parts) => {
        const sha256 = startSha256();
        for (const part of parts) sha256.addPart(part);
        expect(sha256.finish()).toBe(hash(Buffer.concat(parts)));
      }),
    );
  });
});

describe('computeSha256OfBlob', () => {
  it.each([0, 1, 8_000_000, 8_000_001, 9_437_184, 9_437_185])(
    'is the SHA-256 of %i bytes',
    async (length) => {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 251);
      expect(await computeSha256OfBlob(new Blob([bytes]))).toBe(hash(bytes));
    },
  );

  it('reads only a part of a large file at a time', async () => {
    const lengths: number[] = [];
    const bytes = new Uint8Array(20_000_000).fill(7);
    const blob = new Blob([bytes]);
    const slice = blob.slice.bind(blob);
    blob.slice = (begin, end) => {
      const part = slice(begin, end);
      lengths.push(part.size);
      return part;
    };
    expect(await computeSha256OfBlob(blob)).toBe(hash(bytes));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1_048_576);
  });
});
