// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { SnapshotViewer } from '@/components/record/SnapshotViewer';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

const TEXT = 'Words of the first page.\nWords of the third page.';
const pdf = makeSnapshot(makeSource(), TEXT, {
  markdown: TEXT.replace('\n', '\n\n'),
  pageStarts: [0, 25, 25],
  markdownPageStarts: [0, 26, 26],
});
const buildPageUrl = (_: Snapshot, page: number) => `https://example.org/a.pdf#page=${page}`;
const selector = { exact: 'third page', prefix: '', suffix: '', start: null };

const renderViewer = (shownQuote: { index: number } | null = null, snapshot = pdf) =>
  render(
    <SnapshotViewer
      snapshots={[snapshot]}
      quotes={[selector]}
      shownQuote={shownQuote}
      comparedAt={null}
      onCompare={() => undefined}
      onShowKeyPoint={() => undefined}
      buildPageUrl={buildPageUrl}
    />,
  );

describe('the captured text of a PDF', () => {
  it('is shown page by page, with a link to the page of the PDF', async () => {
    renderViewer();
    await screen.findByText('Words of the first page.');
    expect(screen.getByText(/3 pages/)).toBeTruthy();
    expect(screen.queryByText('Words of the third page.')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await screen.findByText('This page has no text.');
    fireEvent.change(screen.getByLabelText('Page'), { target: { value: '3' } });
    await screen.findByText('Words of the third page.');
    expect(screen.getByRole('link', { name: 'Open this page of the PDF' }).getAttribute('href')).toBe(
      'https://example.org/a.pdf#page=3',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(screen.getByRole('link', { name: 'Open this page of the PDF' })).toBeTruthy();
  });

  it('shows all pages with their numbers', async () => {
    renderViewer();
    fireEvent.click(await screen.findByRole('button', { name: 'Show all pages' }));
    await screen.findByText('Words of the third page.');
    expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      'p. 1',
      'p. 2',
      'p. 3',
    ]);
  });

  it('names the pages as they are printed', async () => {
    renderViewer(null, { ...pdf, pageLabels: ['112', '113', ''] });
    const options = () =>
      [...screen.getByLabelText<HTMLSelectElement>('Page').options].map(({ text, value }) => [text, value]);
    expect(options()).toEqual([
      ['112 (1)', '1'],
      ['113 (2)', '2'],
      ['3', '3'],
    ]);
    fireEvent.click(await screen.findByRole('button', { name: 'Show all pages' }));
    expect(await screen.findByRole('link', { name: 'p. 113 (PDF page 2)' })).toHaveProperty(
      'href',
      'https://example.org/a.pdf#page=2',
    );
    expect(screen.getByRole('link', { name: 'p. 3' })).toBeTruthy();
  });

  it('opens the page of a quote', async () => {
    renderViewer({ index: 0 });
    await screen.findByText('Words of the third page.');
    expect(screen.getByLabelText<HTMLSelectElement>('Page').value).toBe('3');
  });
});
