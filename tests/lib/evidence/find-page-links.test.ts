import { describe, expect, it } from 'vitest';
import { findPageLinks } from '@/lib/evidence/find-page-links';

const PAGE = 'https://example.org/x';
const makeSelector = (exact: string) => ({ exact, prefix: '', suffix: '', start: 99 });

describe('findPageLinks', () => {
  it('builds a link to each quote in the text of the page, whatever its white space is', () => {
    const pageText =
      'Menu\n  The tide   rose in\t the night. \n\n The mill stood still. The mill stood idle.';
    const quotes = ['The tide rose in the night', 'stood still', 'Other words that are not there'].map(
      makeSelector,
    );
    expect(findPageLinks(PAGE, pageText, quotes)).toEqual([
      `${PAGE}#:~:text=The%20tide,the%20night`,
      `${PAGE}#:~:text=stood,still`,
      null,
    ]);
  });
});
