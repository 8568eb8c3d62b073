import { describe, expect, it } from 'vitest';
import { findGoneSince } from '@/lib/page-check/find-gone-since';
import { makePageCheck } from '@/tests/support/make-page-check';
import { makeSource } from '@/tests/support/make-sources';

const { stableId } = makeSource();
const makeCheck = (outcome: 'unchanged' | 'login-wall' | 'paywall' | 'not-found' | 'network-error') =>
  makePageCheck(stableId, { outcome, checkedAt: '2026-05-01T10:00:00.000Z' });

describe('findGoneSince', () => {
  it('is the time of a check that found the page gone', () => {
    expect(findGoneSince({ linkState: null }, makeCheck('not-found'))).toBe('2026-05-01T10:00:00.000Z');
  });

  it('is the time at which the reader marked the link as dead', () => {
    const linkState = { state: 'dead' as const, checkedAt: '2026-06-01T10:00:00.000Z' };
    expect(findGoneSince({ linkState }, null)).toBe(linkState.checkedAt);
    expect(findGoneSince({ linkState }, makeCheck('network-error'))).toBe(linkState.checkedAt);
  });

  it('is null if a later check shows the page, or if the reader marked the link as working since', () => {
    const at = (day: string) => `2026-${day}T10:00:00.000Z`;
    const dead = { state: 'dead' as const, checkedAt: at('04-01') };
    expect(findGoneSince({ linkState: dead }, makeCheck('unchanged'))).toBeNull();
    const working = { state: 'ok' as const, checkedAt: at('06-01') };
    expect(findGoneSince({ linkState: working }, makeCheck('not-found'))).toBeNull();
    const earlier = { state: 'ok' as const, checkedAt: at('04-01') };
    expect(findGoneSince({ linkState: earlier }, makeCheck('not-found'))).toBe(at('05-01'));
    expect(findGoneSince({ linkState: dead }, makeCheck('not-found'))).toBe(at('04-01'));
  });

  it('is null if the page may still have the words, as after a session has expired', () => {
    for (const outcome of ['unchanged', 'login-wall', 'paywall', 'network-error'] as const)
      expect(findGoneSince({ linkState: null }, makeCheck(outcome))).toBeNull();
  });
});
