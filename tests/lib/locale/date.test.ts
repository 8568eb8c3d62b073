import { beforeEach, describe, expect, it } from 'vitest';
import { shownLately, shownMoment, shownTime } from '@/lib/locale/date';
import { speakEnglish } from '@/tests/support/locale';

beforeEach(speakEnglish);

describe('a moment', () => {
  // By the reader's own clock, whatever his time zone.
  const noon = new Date(2026, 2, 12, 12, 0).toISOString();

  it('of today is told by its time alone', () => {
    expect(shownLately(noon, new Date(2026, 2, 12, 23, 59))).toBe('12:00');
    expect(shownLately(noon, new Date(2026, 2, 12, 23, 59))).toBe(shownTime(noon));
  });

  it('of another day is told with it', () => {
    expect(shownLately(noon, new Date(2026, 2, 13, 0, 1))).toBe(shownMoment(noon));
    expect(shownLately(noon, new Date(2027, 2, 12, 12, 0))).toContain('2026');
  });
});
