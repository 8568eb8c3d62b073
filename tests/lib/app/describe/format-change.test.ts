import { beforeEach, describe, expect, it } from 'vitest';
import { formatChange } from '@/lib/app/describe/format-change';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeChange } from '@/tests/support/make-change';

beforeEach(installEnglishMessages);

describe('formatChange', () => {
  it('counts the sources that a cancelled change did not reach, although its last chunk is smaller', () => {
    const change = makeChange({
      state: 'cancelled',
      sourceCount: 1500,
      chunkCount: 2,
      appliedCount: 1,
      changedCount: 1000,
    });
    expect(formatChange(change)).toMatch(/500 sources were not changed\.$/);
  });

  it('does not say of restored sources that they were moved to the bin', () => {
    expect(formatChange(makeChange({ action: { kind: 'restore' } }))).not.toMatch(/bin/);
    expect(formatChange(makeChange({ action: { kind: 'relink', venueId: 'quay' } }))).not.toMatch(/bin/);
  });
});
