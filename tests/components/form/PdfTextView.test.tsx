// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PdfTextView } from '@/components/form/PdfTextView';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);
afterEach(cleanup);

const TEXT = 'A title\nThe tide rises.\nThe tide falls, and the second tide rises.';
const PAGE_STARTS = [0, 24, 24];

function renderView() {
  const onAddQuote = vi.fn();
  render(<PdfTextView text={TEXT} pageStarts={PAGE_STARTS} onAddQuote={onAddQuote} />);
  return onAddQuote;
}
const search = (words: string) =>
  fireEvent.change(screen.getByLabelText('Search in the text'), { target: { value: words } });
const getCurrentMark = () => document.querySelector('mark[aria-current]');
const getPage = () => screen.getByLabelText<HTMLSelectElement>('Page').value;

describe('PdfTextView', () => {
  it('shows one page at a time', () => {
    renderView();
    expect(screen.getByText('The tide rises.')).toBeTruthy();
    expect(screen.queryByText(/falls/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(screen.getByText('This page has no text.')).toBeTruthy();
  });

  it('goes from match to match over the pages, and keeps the page when the search is emptied', async () => {
    renderView();
    search('TIDE');
    await screen.findByText('1 of 3');
    expect(getPage()).toBe('1');
    fireEvent.keyDown(screen.getByLabelText('Search in the text'), { key: 'Enter' });
    expect(screen.getByText('2 of 3')).toBeTruthy();
    expect(getPage()).toBe('3');
    expect(getCurrentMark()?.textContent).toBe('tide');
    fireEvent.click(screen.getByRole('button', { name: 'Previous match' }));
    expect(getPage()).toBe('1');
    fireEvent.click(screen.getByRole('button', { name: 'Previous match' }));
    expect(screen.getByText('3 of 3')).toBeTruthy();
    search('');
    expect(getPage()).toBe('3');
    search('sea');
    await screen.findByText('Not found');
  });

  it('quotes a match with its page', async () => {
    const onAddQuote = renderView();
    expect(screen.getByRole('button', { name: 'Quote the selection' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    search('tide  falls');
    fireEvent.click(await screen.findByRole('button', { name: 'Quote this match' }));
    expect(onAddQuote).toHaveBeenCalledWith({
      exact: 'tide falls',
      prefix: 'A title\nThe tide rises.\nThe ',
      suffix: ', and the second tide rises.',
      start: 28,
      end: 38,
      page: 3,
    });
  });
});
