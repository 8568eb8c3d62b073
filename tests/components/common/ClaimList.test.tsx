// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ClaimList } from '@/components/common/ClaimList';
import type { Claim } from '@/lib/wiki/model/claims';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const readAt = '2026-03-20T12:00:00.000Z';
const claim: Claim = {
  pageId: 'evals',
  pageTitle: 'Evaluations',
  footnote: 3,
  text: 'The tide turns twice a day.',
  context: null,
  quote: 'It turns twice.',
  verdict: 'accurate',
  issues: null,
  checkedAt: null,
};

describe('ClaimList', () => {
  it('is collapsed to one line that counts the verdicts that need attention', () => {
    const items = [
      { ...claim, text: 'One.', verdict: 'unsupported' as const },
      { ...claim, text: 'Two.', verdict: 'not-checked' as const },
      claim,
    ];
    const { container } = render(<ClaimList claims={{ items, readAt }} />);
    expect(screen.getByText('3 claims rest on this page: 1 unsupported, 1 not checked')).toBeDefined();
    expect(container.querySelector('details')?.open).toBe(false);
  });

  it('shows page, footnote, quote and issues as text', () => {
    const hostileClaim = { ...claim, text: '<img src=x onerror=alert(1)>', issues: 'Too strong.' };
    const { container } = render(<ClaimList claims={{ items: [hostileClaim], readAt }} isOpen />);
    expect(screen.getByText('1 claim rests on this page')).toBeDefined();
    expect(screen.getByText('Evaluations, footnote 3')).toBeDefined();
    expect(screen.getByText('It turns twice.')).toBeDefined();
    expect(screen.getByText('Too strong.')).toBeDefined();
    expect(container.querySelector('img')).toBeNull();
  });

  it('shows nothing without claims', () => {
    const { container } = render(<ClaimList claims={{ items: [], readAt }} />);
    expect(container.textContent).toBe('');
  });
});
