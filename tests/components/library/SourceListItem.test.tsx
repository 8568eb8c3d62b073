// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SourceListItem } from '@/components/library/SourceListItem';
import { DEFAULT_TABLE, type TableColumn } from '@/lib/record/schema/library-table';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeRow, makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

const onCurrent = vi.fn();
const onSelect = vi.fn();
const onOpen = vi.fn();

function renderRow(columns: readonly TableColumn[] | null = null, venueName = 'Harbour Post'): HTMLElement {
  const row = makeRow(
    makeSource({
      title: 'The gauge',
      summary: 'Ninety years by hand.',
      tags: ['tides'],
      authors: ['Ada Lovelace'],
      publishedDate: '2024-05-28',
    }),
  );
  render(
    <SourceListItem
      row={row}
      rating={{ kind: 'unrated', host: 'harbour.example' }}
      venueName={venueName}
      syncLabel={null}
      highlightTerms={[]}
      columns={columns}
      isSelected={false}
      isCurrent={false}
      onSelect={onSelect}
      onCurrent={onCurrent}
      onOpen={onOpen}
    />,
  );
  return screen.getByRole('listitem');
}

describe('SourceListItem', () => {
  it('becomes the current row by a click anywhere, and opens the record page by a double click', () => {
    const item = renderRow();
    onCurrent.mockClear();
    fireEvent.click(item);
    expect(onCurrent).toHaveBeenCalled();
    expect(document.activeElement?.textContent).toBe('The gauge');
    fireEvent.doubleClick(item);
    expect(onOpen).toHaveBeenCalledWith(expect.stringMatching(/^sid_/));
  });

  it('shows the summary and the tags, but no empty badge and no “Inbox”', () => {
    const item = renderRow();
    expect(item.textContent).toContain('Ninety years by hand.');
    expect(item.textContent).toContain('#tides');
    expect(item.querySelector('.source-byline-text')?.textContent).toBe('Ada Lovelace · Harbour Post · 2024');
    expect(item.textContent).not.toContain('Inbox');
    expect(item.querySelector('.credibility-badge')).toBeNull();
  });

  it('names a publication only once if it has the name of its author', () => {
    const item = renderRow(null, 'Ada Lovelace');
    expect(item.querySelector('.source-byline-text')?.textContent).toBe('Ada Lovelace · 2024');
  });

  it('shows the chosen columns in their order, each with its name for screen readers', () => {
    const [title, authors, , published] = DEFAULT_TABLE.columns;
    const item = renderRow([published, title, authors].filter((column) => column !== undefined));
    const cells = [...item.querySelectorAll('.table-cell')].map(({ textContent }) => textContent);
    expect(cells).toEqual(['Published: 28 May 2024', 'The gauge', 'Authors: Ada Lovelace']);
    onOpen.mockClear();
    fireEvent.doubleClick(item);
    expect(onOpen).toHaveBeenCalledOnce();
  });
});
