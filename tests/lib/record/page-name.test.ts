import { describe, expect, it } from 'vitest';
import { getPageName } from '@/lib/record/page-name';

describe('getPageName', () => {
  it.each([
    [{ page: 3 }, '3'],
    [{ page: 3, pageLabel: 'iii' }, 'iii'],
    [{ page: 3, pageLabel: '' }, '3'],
    [{}, null],
    [{ pageLabel: 'iii' }, null],
  ])('names the page of %o as %s', (quote, name) => {
    expect(getPageName(quote)).toBe(name);
  });
});
