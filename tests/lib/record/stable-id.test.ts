import { describe, expect, it } from 'vitest';
import { StableId } from '@/lib/record/schema/primitives';
import { createStableId } from '@/lib/record/stable-id';

describe('createStableId', () => {
  it('matches the schema', () => {
    for (let n = 0; n < 200; n += 1) expect(StableId.safeParse(createStableId()).success).toBe(true);
  });
  it('differs from the one before', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => createStableId())).size).toBe(1_000);
  });
  it('discards bytes that would make some letters likelier', () => {
    let calls = 0;
    const id = createStableId((bytes) => {
      calls += 1;
      return bytes.fill(calls === 1 ? 255 : 61);
    });
    expect(id).toBe('sid_9999999999');
  });
});
