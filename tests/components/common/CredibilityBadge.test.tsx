// @vitest-environment happy-dom
import { render } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { CredibilityBadge } from '@/components/common/CredibilityBadge';
import type { Rating } from '@/lib/record/schema/rating';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

const renderBadge = (rating: Rating) => render(<CredibilityBadge rating={rating} />).container;
const countFilledBars = (badge: Element) => badge.querySelectorAll('[data-filled="true"]').length;

describe('CredibilityBadge', () => {
  beforeEach(installEnglishMessages);

  it('fills as many bars as the level and shows the digit and the name of the level', () => {
    const badge = renderBadge({ kind: 'inherited', level: 3, venueName: 'TechCrunch' });

    expect(countFilledBars(badge)).toBe(3);
    expect(badge.textContent).toBe('Credibility 3Good');
  });

  it('marks a rating that the reader set', () => {
    const badge = renderBadge({ kind: 'set-by-reader', level: 2, reason: 'no sources given' });

    expect(badge.textContent).toContain('your own rating');
    expect(badge.querySelector('svg')).not.toBeNull();
  });

  it('shows five empty bars and no digit for an unrated source', () => {
    const badge = renderBadge({ kind: 'unrated', host: 'nti.org' });

    expect(countFilledBars(badge)).toBe(0);
    expect(badge.textContent).toBe('Unrated');
  });
});
