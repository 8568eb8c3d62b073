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
      shownTexts={null}
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

describe('several captured texts', () => {
  const source = makeSource();
  const makeText = (text: string, capturedAt: string, isFromCheck?: boolean) =>
    makeSnapshot(source, text, { markdown: text, capturedAt, ...(isFromCheck && { isFromCheck }) });
  const snapshots = [
    makeText('Saved words.', '2026-03-12T10:00:05.000Z'),
    makeText('Edited words.', '2026-03-12T10:00:40.000Z', true),
    makeText('Edited words again.', '2026-03-13T10:00:00.000Z', true),
  ];
  const renderTexts = (shownTexts: { beforeAt: string; afterAt: string } | null) => (
    <SnapshotViewer
      {...{ snapshots, shownTexts, buildPageUrl }}
      quotes={[]}
      shownQuote={null}
      onShowKeyPoint={() => undefined}
    />
  );
  const readOptions = (label: string) =>
    [...screen.getByLabelText<HTMLSelectElement>(label).options].map(({ text }) => text);

  it('are told apart by seconds if they were captured in the same minute', () => {
    render(renderTexts(null));
    const [newest, second, first] = readOptions('Captured');
    expect(second).toMatch(/:40 · captured by a check$/);
    expect(first).toMatch(/:05$/);
    expect(newest).not.toMatch(/:\d\d:\d\d/);
    fireEvent.change(screen.getByLabelText('Captured'), { target: { value: '0' } });
    expect(readOptions('Compare with').slice(1)).toEqual([second, first]);
  });

  it('show the one that the reader saved last, also after a check captures a newer one', async () => {
    const [saved] = snapshots;
    const props = { quotes: [], shownQuote: null, shownTexts: null, onShowKeyPoint: () => undefined };
    const { rerender } = render(
      <SnapshotViewer {...props} {...{ snapshots: saved ? [saved] : [], buildPageUrl }} />,
    );
    await screen.findByText('Saved words.');
    rerender(renderTexts(null));
    expect(screen.getByLabelText<HTMLSelectElement>('Captured').value).toBe('2');
    await screen.findByText('Saved words.');
  });

  it('are compared as requested, and the comparison gets the focus', async () => {
    const [saved, , newest] = snapshots.map(({ capturedAt }) => capturedAt);
    const { rerender } = render(renderTexts(null));
    fireEvent.change(screen.getByLabelText('Captured'), { target: { value: '1' } });
    rerender(renderTexts({ beforeAt: saved ?? '', afterAt: newest ?? '' }));
    const comparison = await screen.findByRole('region', { name: 'Differences' });
    expect(screen.getByLabelText<HTMLSelectElement>('Captured').value).toBe('0');
    expect(comparison.querySelector('del')?.textContent).toBe('Saved');
    expect(document.activeElement).toBe(comparison);
  });
});

describe('the choice of a captured text', () => {
  it('names the PDFs of a source, which may have been captured in the same second', () => {
    const source = makeSource();
    const pages = { pageStarts: [0, 25], markdownPageStarts: [0, 26] };
    const capturedAt = '2026-03-04T05:06:07.000Z';
    const snapshots = [
      makeSnapshot(source, TEXT, { ...pages, capturedAt, pdfUrl: 'https://arxiv.org/pdf/2401.00001v1' }),
      makeSnapshot(source, 'Tides of a northern harbour\nand of the sea', {
        ...pages,
        capturedAt: '2026-03-04T05:06:07.400Z',
        pdfPageCount: 900,
      }),
      makeSnapshot(source, 'Words of the page', { capturedAt: '2026-03-04T05:06:07.900Z' }),
    ];
    render(
      <SnapshotViewer
        snapshots={snapshots}
        quotes={[]}
        shownQuote={null}
        shownTexts={null}
        onShowKeyPoint={() => undefined}
        buildPageUrl={buildPageUrl}
      />,
    );
    const options = [...screen.getByLabelText<HTMLSelectElement>('Captured').options];
    const names = options.map(({ text }) => text.split(' · ').slice(1).join(' · '));
    expect(names).toEqual([
      '',
      'Tides of a northern harbour (PDF) · first 2 of 900 pages',
      '2401.00001v1 (PDF) · 2 pages',
    ]);
  });
});
