import { describe, expect, it } from 'vitest';
import { tokenizeText } from '@/lib/search/tokenize';

describe('tokenizeText', () => {
  it('splits a run of a million characters without spaces', () => {
    expect(tokenizeText('漢'.repeat(1_000_000))).toHaveLength(1_000_000);
  });
});
