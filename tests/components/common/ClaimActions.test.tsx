// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ClaimActions } from '@/components/common/ClaimActions';
import type { Claim } from '@/lib/wiki/model/claims';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const claim: Claim = {
  pageId: 'tides',
  pageTitle: 'Tides',
  footnote: 3,
  text: 'The tide turns twice a day.',
  context: null,
  quote: 'It turns twice each day.',
  verdict: 'unsupported',
  issues: null,
  checkedAt: null,
};

type Props = Parameters<typeof ClaimActions>[0];

function renderActions(
  stateInText: Props['stateInText'],
  overrides: Partial<Claim> = {},
  stateOnPage: Props['stateOnPage'] = { kind: 'unchecked' },
) {
  const handlers = {
    onAddKeyPoint: vi.fn<Props['onAddKeyPoint']>(),
    onAddKeyPointWithQuote: vi.fn<Props['onAddKeyPointWithQuote']>(),
    onCopy: vi.fn<Props['onCopy']>(),
    onDoubtVerdict: vi.fn<Props['onDoubtVerdict']>(),
    onShowOnPage: vi.fn<(claim: Claim) => void>(),
  };
  const shownClaim = { ...claim, ...overrides };
  const { container } = render(
    <ClaimActions claim={shownClaim} {...{ stateInText, stateOnPage }} {...handlers} />,
  );
  return { ...handlers, container, shownClaim };
}

const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('ClaimActions', () => {
  it('adopts the words of the captured text, not those of the wiki', () => {
    const { onAddKeyPointWithQuote, shownClaim } = renderActions({
      kind: 'changed',
      words: 'It turns twice a day.',
      similarity: 0.9,
    });
    click('Adopt the quote');
    expect(onAddKeyPointWithQuote.mock.calls).toEqual([[shownClaim, 'It turns twice a day.']]);
  });

  it('highlights the words in which the text differs', () => {
    const { container } = renderActions({ kind: 'changed', words: 'It turns twice a day.', similarity: 0.9 });
    expect(container.querySelector('q')?.textContent).toBe('It turns twice a day.');
    expect(container.querySelector('ins')?.textContent?.trim()).toBe('a');
  });

  it('offers to adopt a quote only if it is in the text', () => {
    renderActions({ kind: 'missing' });
    expect(screen.getByText('The quote is not in the captured text.')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Adopt the quote' })).toBeNull();
  });

  it('starts a key point, copies, and notes a doubt about the verdict', () => {
    const { onAddKeyPoint, onCopy, onDoubtVerdict, shownClaim } = renderActions({ kind: 'unchecked' });
    for (const name of ['Start a key point', 'Copy', 'Verdict looks wrong']) click(name);
    for (const handler of [onAddKeyPoint, onCopy, onDoubtVerdict])
      expect(handler.mock.calls).toEqual([[shownClaim]]);
  });

  it('offers no doubt about a claim without a verdict', () => {
    renderActions({ kind: 'unchecked' }, { verdict: 'not-checked' });
    expect(screen.queryByRole('button', { name: 'Verdict looks wrong' })).toBeNull();
  });

  it('shows the quote on the page, unless it is not there', () => {
    const { onShowOnPage, shownClaim } = renderActions({ kind: 'missing' }, {}, { kind: 'unchecked' });
    click('Show on page');
    expect(onShowOnPage.mock.calls).toEqual([[shownClaim]]);
    cleanup();
    renderActions({ kind: 'found', words: 'It turns twice each day.' }, {}, { kind: 'missing' });
    expect(screen.getByText('The quote is in the captured text.')).toBeDefined();
    expect(screen.getByText('The quote is not on the page.')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Show on page' })).toBeNull();
  });

  it('highlights the words in which the page differs from the quote', () => {
    const stateOnPage = { kind: 'changed', words: 'It turns twice a day.', similarity: 0.9 } as const;
    const { container } = renderActions({ kind: 'unchecked' }, {}, stateOnPage);
    expect(screen.getByText(/^The wording on the page is slightly different:/)).toBeDefined();
    expect(container.querySelector('ins')?.textContent?.trim()).toBe('a');
  });
});
