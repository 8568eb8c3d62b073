// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { PreviewPane } from '@/components/library/PreviewPane';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeRow, makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

describe('PreviewPane', () => {
  it('renders emphasis in the summary and in key points', async () => {
    const row = makeRow(
      makeSource({
        summary: 'It was read *twice*.',
        keyPoints: [{ text: 'The gauge is **old**', quotes: [] }],
      }),
    );
    render(
      <PreviewPane
        row={row}
        rating={{ kind: 'unrated', host: 'harbour.example' }}
        onMarkReviewed={() => {}}
        onRestore={() => {}}
      />,
    );
    expect((await screen.findByText('old')).tagName).toBe('STRONG');
    expect((await screen.findByText('twice')).tagName).toBe('EM');
    expect(screen.getByRole('complementary').textContent).not.toContain('*');
  });
});
