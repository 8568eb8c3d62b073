import { beforeEach, describe, expect, it } from 'vitest';
import { describeCheckCounts, describeConnection } from '@/lib/app/describe/describe-check-counts';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

describe('describeCheckCounts', () => {
  it('adds up the outcomes that have one name', () => {
    const counts = [
      { outcome: 'network-error', count: 2 },
      { outcome: 'no-response', count: 1 },
      { outcome: 'other-site', count: 3 },
    ] as const;
    expect(describeCheckCounts([...counts])).toBe(
      '6 pages checked. 3 could not be reached, 3 on another site',
    );
  });
});

describe('describeConnection', () => {
  it.each([
    [{ kind: 'online' }, /^$/],
    [{ kind: 'offline' }, /^Stopped, because your browser is offline\./],
    [{ kind: 'lost', unreachedHostCount: 5 }, /^Stopped, because 5 sites in a row could not be reached/],
    [{ kind: 'unknown', unreachedHostCount: 20 }, /^No page of the 20 sites could be read/],
  ] as const)('describes %o', (connection, sentence) => {
    expect(describeConnection(connection)).toMatch(sentence);
  });
});
