import { beforeEach, describe, expect, it } from 'vitest';
import { formatDateTime, formatRecentTime, formatTime } from '@/lib/browser/i18n/format-values';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

describe('a moment', () => {
  // By the reader's own clock, whatever his time zone.
  const noon = new Date(2026, 2, 12, 12, 0).toISOString();

  it('of today is told by its time alone', () => {
    expect(formatRecentTime(noon, new Date(2026, 2, 12, 23, 59))).toBe('12:00');
    expect(formatRecentTime(noon, new Date(2026, 2, 12, 23, 59))).toBe(formatTime(noon));
  });

  it('of another day is told with it', () => {
    expect(formatRecentTime(noon, new Date(2026, 2, 13, 0, 1))).toBe(formatDateTime(noon));
    expect(formatRecentTime(noon, new Date(2027, 2, 12, 12, 0))).toContain('2026');
  });
});
