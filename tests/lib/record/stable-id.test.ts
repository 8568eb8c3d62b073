import { describe, expect, it } from 'vitest';
import { StableId } from '@/lib/record/schema/primitives';
import { createStableId } from '@/lib/record/stable-id';

describe('createStableId', () => {
  it('matches the schema', () => {
    for (let index = 0; index < 200; index += 1)
      expect(StableId.safeParse(createStableId()).success).toBe(true);
  });
  it('returns a different id at each call', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => createStableId())).size).toBe(1_000);
  });
  it('discards bytes that would make some letters more likely', () => {
    let callCount = 0;
    const id = createStableId((bytes) => {
      callCount += 1;
      return bytes.fill(callCount === 1 ? 255 : 61);
    });
    expect(id).toBe('sid_9999999999');
  });
});
