import { beforeEach, describe, expect, it } from 'vitest';
import { formatDateTime, formatRecentTime, formatTime } from '@/lib/browser/i18n/format-values';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

describe('formatRecentTime', () => {
  // In the local time zone, whichever it is.
  const noon = new Date(2026, 2, 12, 12, 0).toISOString();

  it('shows only the time for today', () => {
    expect(formatRecentTime(noon, new Date(2026, 2, 12, 23, 59))).toBe('12:00');
    expect(formatRecentTime(noon, new Date(2026, 2, 12, 23, 59))).toBe(formatTime(noon));
  });

  it('shows day and time for another day', () => {
    expect(formatRecentTime(noon, new Date(2026, 2, 13, 0, 1))).toBe(formatDateTime(noon));
    expect(formatRecentTime(noon, new Date(2027, 2, 12, 12, 0))).toContain('2026');
  });
});
