// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CapturedTextView } from '@/components/form/CapturedTextView';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const TEXT = 'A title\nThe tide rises.\nThe tide falls, and the second tide rises.';
const PAGE_STARTS = [0, 24, 24];

function renderView(quoteWords: string | null = null) {
  const onAddQuote = vi.fn();
  const start = quoteWords === null ? -1 : TEXT.indexOf(quoteWords);
  const quoteRange = quoteWords === null || start < 0 ? null : { start, end: start + quoteWords.length };
  const { unmount } = render(
    <CapturedTextView
      text={TEXT}
      pageStarts={PAGE_STARTS}
      lengthBytes={TEXT.length}
      quoteRange={quoteRange}
      isQuoteMissing={quoteWords !== null && start < 0}
      onAddQuote={onAddQuote}
    />,
  );
  return Object.assign(onAddQuote, { unmount });
}
const search = (words: string) =>
  fireEvent.change(screen.getByLabelText('Search in the text'), { target: { value: words } });
const getCurrentMatchElement = () => document.querySelector('mark[aria-current]');
const getPage = () => screen.getByLabelText<HTMLSelectElement>('Page').value;

describe('CapturedTextView', () => {
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
    expect(getCurrentMatchElement()?.textContent).toBe('tide');
    fireEvent.click(screen.getByRole('button', { name: 'Previous match' }));
    expect(getPage()).toBe('1');
    fireEvent.click(screen.getByRole('button', { name: 'Previous match' }));
    expect(screen.getByText('3 of 3')).toBeTruthy();
    search('');
    expect(getPage()).toBe('3');
    search('sea');
    await screen.findByText('Not found');
  });

  it('opens at a quote, with the focus on the text, and returns the focus when it closes', async () => {
    const opener = document.body.appendChild(document.createElement('button'));
    opener.focus();
    const { unmount } = renderView('the second tide rises');
    expect(getPage()).toBe('3');
    expect(getCurrentMatchElement()?.textContent).toBe('the second tide rises');
    expect(document.activeElement?.getAttribute('role')).toBe('document');
    search('tide');
    await screen.findByText(/^\d of 3$/);
    expect(getCurrentMatchElement()?.textContent).toBe('tide');
    unmount();
    expect(document.activeElement).toBe(opener);
    opener.remove();
  });

  it('says that the text does not have a quote', () => {
    renderView('words that nobody captured');
    expect(screen.getByText('No captured text has these words.')).toBeTruthy();
    expect(getCurrentMatchElement()).toBeNull();
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

  it('shows the beginning of a text without pages, and the place of a match wherever it is', async () => {
    const onAddQuote = vi.fn();
    const filler = Array.from({ length: 9_000 }, (_, index) => `Line ${index} of the filler.`).join('\n');
    const text = `The beginning.\n${filler}\nThe flood came.\nThe end.`;
    render(
      <CapturedTextView
        text={text}
        lengthBytes={text.length}
        quoteRange={null}
        isQuoteMissing={false}
        onAddQuote={onAddQuote}
      />,
    );
    expect(screen.queryByLabelText('Page')).toBeNull();
    expect(document.querySelectorAll('p[data-start]').length).toBeLessThan(200);
    search('flood  came');
    fireEvent.click(await screen.findByRole('button', { name: 'Quote this match' }));
    expect(getCurrentMatchElement()?.textContent).toBe('flood came');
    const start = text.indexOf('flood came');
    expect(onAddQuote).toHaveBeenCalledWith({
      exact: 'flood came',
      prefix: text.slice(start - 32, start),
      suffix: '.\nThe end.',
      start,
      end: start + 10,
    });
    search('');
    await screen.findByText('The beginning.');
    fireEvent.click(screen.getByRole('button', { name: 'Show full text' }));
    expect(document.querySelectorAll('p[data-start]').length).toBeGreaterThan(1_000);
  });
});
