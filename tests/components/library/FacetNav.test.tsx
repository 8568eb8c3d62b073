// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { FacetNav } from '@/components/library/FacetNav';
import { EMPTY_FILTER } from '@/lib/app/library/route';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

it('“All” removes the search and every filter, and keeps the order', () => {
  const filter = {
    ...EMPTY_FILTER,
    text: 'tide',
    facets: { section: ['inbox'], type: ['paper'], tag: ['methods'] },
    importance: [60, 100] as [number, number],
    sort: { sort: 'title' as const, isDescending: false },
  };
  render(
    <FacetNav
      filter={filter}
      counts={null}
      formatValue={(_, value) => value}
      savedSearches={null}
      onFilterChange={() => {}}
    />,
  );
  const link = screen.getByRole('link', { name: /^All/ });
  expect(link.getAttribute('href')).toBe('#/sources?sort=title');
  expect(link.getAttribute('aria-current')).toBeNull();
  cleanup();
  render(
    <FacetNav
      filter={EMPTY_FILTER}
      counts={null}
      formatValue={(_, value) => value}
      savedSearches={null}
      onFilterChange={() => {}}
    />,
  );
  expect(screen.getByRole('link', { name: /^All/ }).getAttribute('aria-current')).toBe('true');
});
