// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PreviewPane } from '@/components/library/PreviewPane';
import type { Source } from '@/lib/record/schema/source';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeRow, makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

const renderPreview = (source: Source) =>
  render(
    <PreviewPane
      row={makeRow(source)}
      rating={{ kind: 'unrated', host: 'harbour.example' }}
      onMarkReviewed={() => {}}
      onRestore={() => {}}
    />,
  );

describe('PreviewPane', () => {
  it('renders emphasis in the summary and in key points', async () => {
    renderPreview(
      makeSource({
        summary: 'It was read *twice*.',
        keyPoints: [{ text: 'The gauge is **old**', quotes: [] }],
      }),
    );
    expect((await screen.findByText('old')).tagName).toBe('STRONG');
    expect((await screen.findByText('twice')).tagName).toBe('EM');
    expect(screen.getByRole('complementary').textContent).not.toContain('*');
  });

  it('has a different key for each of several points with the same text, and of quotes with the same words', () => {
    const logError = vi.spyOn(console, 'error').mockImplementation(() => {});
    const quotes = [1, 2].map((start) => ({
      exact: 'the same words',
      prefix: '',
      suffix: '',
      start,
      end: start + 14,
    }));
    renderPreview(
      makeSource({
        keyPoints: [
          { text: '', quotes },
          { text: '', quotes: [] },
        ],
      }),
    );
    expect(document.querySelectorAll('ol > li')).toHaveLength(2);
    // React reports equal keys, because it may then show items of an earlier source.
    expect(logError).not.toHaveBeenCalled();
  });
});
