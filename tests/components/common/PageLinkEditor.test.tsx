// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageLinkEditor } from '@/components/common/PageLinkEditor';
import type { CitingPage } from '@/lib/record/schema/parts';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(() => {
  installEnglishMessages();
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const makePage = (pageId: string): CitingPage => ({
  wiki: 'Wiki',
  pageId,
  title: `Page ${pageId}`,
  type: null,
  quality: null,
  url: null,
});

function renderEditor(overrides: Partial<Parameters<typeof PageLinkEditor>[0]> = {}) {
  const props = {
    wikiName: 'Wiki',
    links: [],
    citingPageIds: [],
    onSearch: vi.fn(async () => [makePage('a'), makePage('b')]),
    onChange: vi.fn(),
    ...overrides,
  };
  render(<PageLinkEditor {...props} />);
  return props;
}

const openSearch = () => fireEvent.click(screen.getByRole('button', { name: 'Link to a page of Wiki' }));
const typeQuery = (value: string) =>
  fireEvent.change(screen.getByLabelText('Search the pages of Wiki'), { target: { value } });
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe('PageLinkEditor', () => {
  it('asks the wiki once when the reader stops typing, and links the chosen page', async () => {
    const { onSearch, onChange } = renderEditor();
    openSearch();
    for (const query of ['s', 'sa', 'saf']) typeQuery(query);
    expect(onSearch).not.toHaveBeenCalled();
    await wait(300);
    expect(vi.mocked(onSearch).mock.calls).toEqual([['saf']]);
    expect(screen.getByRole('status').textContent).toBe('2 pages found');
    fireEvent.click(screen.getByRole('button', { name: 'Page b' }));
    expect(vi.mocked(onChange).mock.calls).toEqual([[makePage('b'), true]]);
  });

  it('ignores the reply to an earlier query that arrives later', async () => {
    const replies: ((pages: CitingPage[]) => void)[] = [];
    renderEditor({ onSearch: () => new Promise((resolve) => replies.push(resolve)) });
    openSearch();
    typeQuery('first');
    await wait(300);
    typeQuery('second');
    await wait(300);
    await act(async () => replies[1]?.([makePage('second')]));
    await act(async () => replies[0]?.([makePage('first')]));
    expect(screen.queryByText('Page first')).toBeNull();
    expect(screen.getByText('Page second')).toBeTruthy();
  });

  it('says that the wiki could not be searched', async () => {
    renderEditor({ onSearch: async () => null });
    openSearch();
    typeQuery('x');
    await wait(300);
    expect(screen.getByRole('status').textContent).toContain('could not be searched');
  });

  it('offers no page that is linked already', async () => {
    renderEditor({ citingPageIds: ['a'], links: [{ page: makePage('b'), status: 'to-link' }] });
    openSearch();
    typeQuery('x');
    await wait(300);
    for (const name of [/^Page a/, /^Page b/])
      expect((screen.getByRole('button', { name }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('shows a link as waiting, then as linked, and removes it', () => {
    const { onChange } = renderEditor({
      links: [
        { page: makePage('a'), status: 'to-link' },
        { page: makePage('b'), status: 'linked' },
        { page: makePage('c'), status: 'to-unlink' },
      ],
    });
    const statuses = screen.getAllByRole('status').map(({ textContent }) => textContent);
    expect(statuses).toEqual([
      'Waiting to be linked in Wiki',
      'Linked in Wiki',
      'Waiting to be unlinked in Wiki',
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Unlink Page b' }));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(vi.mocked(onChange).mock.calls).toEqual([
      [makePage('b'), false],
      [makePage('c'), true],
    ]);
  });
});
