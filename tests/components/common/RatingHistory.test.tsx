// @vitest-environment happy-dom
import { render } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { RatingHistory } from '@/components/common/RatingHistory';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

const subject = 'venue:paper';

describe('RatingHistory', () => {
  beforeEach(installEnglishMessages);

  it('says when a rating changed, from which level to which, and why', () => {
    const { container } = render(
      <RatingHistory
        label="Rating of The Paper"
        changes={[
          { seq: 2, subject, at: '2026-11-02T12:00:00.000Z', from: 3, to: null, reason: null },
          { seq: 1, subject, at: '2026-11-01T12:00:00.000Z', from: null, to: 3, reason: 'Careful' },
        ]}
      />,
    );
    expect(container.querySelector('summary')?.textContent).toBe('Rating of The Paper: 2 changes');
    expect([...container.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      '2 Nov 2026 from 3 Good to Unrated',
      '1 Nov 2026 from Unrated to 3 Good: Careful',
    ]);
  });
  it('shows nothing without changes', () => {
    expect(render(<RatingHistory changes={[]} />).container.innerHTML).toBe('');
  });
});
