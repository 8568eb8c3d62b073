import { describe, expect, it } from 'vitest';
import { findNewUrl } from '@/lib/page-check/find-redirect-url';

const source = { url: 'https://example.org/tides/1', aliases: ['https://example.org/t1'] };

describe('findNewUrl', () => {
  it.each([
    ['a page that moved', 'unchanged', 'https://example.net/1', 'https://example.net/1'],
    ['a page that moved and changed', 'changed', 'https://example.net/1', 'https://example.net/1'],
    ['another page', 'soft-404', 'https://example.net/1', null],
    ['another site', 'other-site', 'https://example.net/1', null],
    ['a redirect to another URL of the source', 'unchanged', 'https://example.org/t1', null],
    ['a string that is not a web URL', 'unchanged', 'javascript:alert(1)', null],
    ['a page that did not move', 'unchanged', undefined, null],
  ] as const)('returns the new URL, or null: %s', (_, outcome, redirectUrl, newUrl) => {
    expect(findNewUrl(source, { outcome, redirectUrl })).toBe(newUrl);
  });

  it('returns null before the first check', () => {
    expect(findNewUrl(source, null)).toBeNull();
  });
});
