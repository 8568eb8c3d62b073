import { describe, expect, it } from 'vitest';
import { findArchivedCopyUrl } from '@/lib/page-check/archived-copy';
import type { CheckOutcome } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';

const COPY = 'https://web.archive.org/web/20260312/https://a.example/1?page=2';

type LinkState = NonNullable<Source['linkState']>['state'];

const findUrl = (state: LinkState | null, outcome: CheckOutcome | null): string | null =>
  findArchivedCopyUrl(
    {
      url: 'https://a.example/1?page=2',
      createdAt: '2026-03-12T09:00:00.000Z',
      linkState: state && { state, checkedAt: '2026-03-12T09:00:00.000Z' },
    },
    outcome && { outcome },
  );

describe('findArchivedCopyUrl', () => {
  it.each([
    'not-found',
    'gone',
    'soft-404',
    'parked',
    'login-wall',
    'paywall',
    'http-error',
    'network-error',
  ] as const)('returns the copy of the day of the capture if the last check found %s', (outcome) => {
    expect(findUrl('ok', outcome)).toBe(COPY);
  });

  it.each(['unchanged', 'changed'] as const)(
    'returns none if the last check found the page %s',
    (outcome) => {
      expect(findUrl('dead', outcome)).toBeNull();
    },
  );

  it.each(['no-text', 'no-access', 'blocked', null] as const)(
    'follows the link state if the last check says nothing about the page: %s',
    (outcome) => {
      expect(findUrl('dead', outcome)).toBe(COPY);
      expect(findUrl('error', outcome)).toBe(COPY);
      expect(findUrl('paywall', outcome)).toBeNull();
      expect(findUrl('ok', outcome)).toBeNull();
      expect(findUrl(null, outcome)).toBeNull();
    },
  );
});
