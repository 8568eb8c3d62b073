// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { TextPreviewContent } from '@/components/form/form-props';
import { TextPreview } from '@/components/form/TextPreview';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const QUOTE = { exact: 'the tide falls', prefix: '', suffix: '', start: null, end: null };
const PAGE_TEXT: TextPreviewContent = {
  text: 'The tide rises.',
  words: 3,
  lengthBytes: 15,
  httpStatus: 200,
  capturedAt: '2026-03-12T14:32:00.000Z',
};
const PDF_TEXT: TextPreviewContent = {
  ...PAGE_TEXT,
  text: 'A title\nHere the tide falls.',
  pageStarts: [0, 8],
  quoteRange: { start: 13, end: 27 },
  capturedAt: '2026-03-13T14:32:00.000Z',
};

function renderPreview(firstContent: TextPreviewContent | 'loading' | null) {
  const opener = document.body.appendChild(document.createElement('button'));
  onTestFinished(() => opener.remove());
  opener.focus();
  const onClose = vi.fn();
  const renderContent = (content: TextPreviewContent | 'loading' | null, quote = QUOTE) => (
    <TextPreview content={content} textStatus="none" quote={quote} onAddQuote={() => {}} onClose={onClose} />
  );
  const { rerender, unmount } = render(renderContent(firstContent));
  const show = (...parameters: Parameters<typeof renderContent>) => rerender(renderContent(...parameters));
  return { opener, onClose, show, unmount };
}

describe('TextPreview at a quote', () => {
  it('has the focus and closes with Escape if there is no text, and returns the focus', () => {
    const { opener, onClose, unmount } = renderPreview(null);
    expect(screen.getByText('No text was captured from this page.')).toBeTruthy();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    expect(onClose).toHaveBeenCalled();
    unmount();
    expect(document.activeElement).toBe(opener);
  });

  it('opens the page of the quote in a text that is loaded later, and returns the focus', async () => {
    const { opener, show, unmount } = renderPreview('loading');
    expect(screen.queryByText(/No text|No captured text/)).toBeNull();
    show(PAGE_TEXT);
    await screen.findByText('No captured text has these words.');
    show(PDF_TEXT);
    expect(document.querySelector('mark[aria-current]')?.textContent).toBe('the tide falls');
    expect(document.activeElement?.getAttribute('role')).toBe('document');
    show({ ...PDF_TEXT, quoteRange: { start: 0, end: 7 } }, { ...QUOTE, exact: 'A title' });
    expect(document.querySelector('mark[aria-current]')?.textContent).toBe('A title');
    unmount();
    expect(document.activeElement).toBe(opener);
  });

  it('does not say that no text has the quote if the captured texts could not be read', async () => {
    renderPreview({ ...PAGE_TEXT, isQuoteUnknown: true });
    await screen.findByText('The tide rises.');
    expect(screen.queryByText('No captured text has these words.')).toBeNull();
  });
});
