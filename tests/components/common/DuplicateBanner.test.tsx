// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DuplicateBanner, DuplicateUndo } from '@/components/common/DuplicateBanner';
import { summarizeSource } from '@/lib/app/describe/summarize-source';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

const paper = {
  title: 'The paper',
  url: 'https://www.journal.example/p',
  siteName: null,
  publishedDate: '2024-05',
};
const copyOnOtherHost = {
  title: 'The paper, copied',
  url: 'https://copies.example/p',
  siteName: 'Copies',
  publishedDate: '',
};

function renderBanner() {
  const [onConfirm, onReject] = [vi.fn(), vi.fn()];
  render(
    <DuplicateBanner
      current={{ ...summarizeSource(copyOnOtherHost), kind: 'page' }}
      duplicate={{ ...summarizeSource(paper), savedAt: '2026-03-12T12:00:00.000Z' }}
      evidence={[
        { kind: 'identifier', name: 'doi', value: '10.1000/x' },
        { kind: 'title-and-date', title: 'The paper', date: '2024-05' },
      ]}
      confirmLabel="Same publication"
      onConfirm={onConfirm}
      onReject={onReject}
    />,
  );
  return { onYes: onConfirm, onApart: onReject };
}

describe('DuplicateBanner', () => {
  beforeEach(installEnglishMessages);

  it('shows both titles with venue and date, and the evidence', () => {
    renderBanner();

    const bannerText = screen.getByRole('region', { name: 'Possible duplicate' }).textContent;
    expect(bannerText).toContain('This page' + 'The paper, copied' + 'Copies');
    expect(bannerText).toContain('Saved 12 Mar 2026' + 'The paper' + 'journal.example · May 2024');
    expect(bannerText).toContain('Same DOI: 10.1000/x · Same title and date: May 2024');
  });

  it('calls only the handler of the clicked button', () => {
    const { onYes, onApart } = renderBanner();

    fireEvent.click(screen.getByRole('button', { name: 'Not a duplicate' }));
    expect([onYes.mock.calls.length, onApart.mock.calls.length]).toEqual([0, 1]);

    fireEvent.click(screen.getByRole('button', { name: 'Same publication' }));
    expect([onYes.mock.calls.length, onApart.mock.calls.length]).toEqual([1, 1]);
  });

  it('offers Undo after the confirmation', () => {
    const onUndo = vi.fn();
    render(<DuplicateUndo message="Merged." undoLabel="Undo" onUndo={onUndo} />);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(onUndo).toHaveBeenCalledOnce();
  });
});
