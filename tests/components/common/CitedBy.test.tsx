// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { CitedBy } from '@/components/common/CitedBy';
import { buildCitingPageList } from '@/lib/wiki/model/citing-page-list';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const page = { wiki: 'W', pageId: 'p', title: 'P', type: null, quality: 69.25, url: null };
const getPageText = () => document.body.textContent ?? '';

it('CitedBy shows when the citing pages were read if no page cites the source', () => {
  render(<CitedBy {...buildCitingPageList([], '2026-03-14T10:00:00.000Z')} />);
  expect(getPageText()).toContain('No page cites this source, as of 14 Mar 2026.');
});

it('CitedBy shows nothing if no wiki was asked for citing pages', () => {
  render(<CitedBy {...buildCitingPageList([])} />);
  expect(getPageText()).toBe('');
});

it('CitedBy shows the earliest date on which a page was read, and the quality with one decimal', () => {
  const citingPages = [
    { ...page, readAt: '2026-03-15T10:00:00.000Z' },
    { ...page, pageId: 'q', readAt: '2026-03-13T10:00:00.000Z' },
  ];
  render(<CitedBy {...buildCitingPageList(citingPages, '2026-03-16T10:00:00.000Z')} />);
  expect(getPageText()).toContain('As of 13 Mar 2026.');
  expect(screen.getAllByText('69.3')).toHaveLength(2);
});
