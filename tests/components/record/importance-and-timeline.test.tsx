// @vitest-environment happy-dom
import { render } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ImportanceRankChart } from '@/components/record/ImportanceRankChart';
import { RecordTimeline } from '@/components/record/RecordTimeline';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

const histogram = Array.from({ length: 20 }, () => 1);

beforeEach(installEnglishMessages);

describe('ImportanceRankChart', () => {
  it('says how many of the other sources have a lower score, and highlights the bar of this source', () => {
    const rank = { histogram, scoredCount: 20, lowerCount: 15 };
    const { container } = render(<ImportanceRankChart rank={rank} score={100} />);
    expect(container.textContent).toBe('higher than 75\u00a0% of your other 20 scored sources');
    const bars = [...container.querySelectorAll('rect')].map((bar) => bar.getAttribute('data-own'));
    expect(bars.indexOf('true')).toBe(19);
  });
  it.each([
    [20, 'higher than all of your other 20 scored sources'],
    [0, 'not higher than any of your other 20 scored sources'],
  ])('says without a share that all or none of them have a lower score (%i)', (lowerCount, text) => {
    const rank = { histogram, scoredCount: 20, lowerCount };
    expect(render(<ImportanceRankChart rank={rank} score={50} />).container.textContent).toBe(text);
  });
  it('shows nothing if fewer than five other sources have a score', () => {
    const rank = { histogram, scoredCount: 4, lowerCount: 1 };
    expect(render(<ImportanceRankChart rank={rank} score={5} />).container.innerHTML).toBe('');
  });
});

describe('RecordTimeline', () => {
  it('names each event with its date', () => {
    const { container } = render(
      <RecordTimeline
        events={[
          { kind: 'published', date: '2024-05' },
          { kind: 'saved', date: '2026-03-12T12:00:00.000Z' },
          { kind: 'synced', date: '2026-03-15T12:00:00.000Z', wikiName: 'My wiki' },
        ]}
      />,
    );
    expect([...container.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      'PublishedMay 2024',
      'Saved12 Mar 2026',
      'Sent to My wiki15 Mar 2026',
    ]);
  });
});
