import { describe, expect, it } from 'vitest';
import { isCalendarDate } from '@/lib/base/calendar-date';

describe('isCalendarDate', () => {
  it.each(['2024', '2024-05', '2024-02-29', '2023-12-31'])('accepts %s', (date) =>
    expect(isCalendarDate(date)).toBe(true),
  );
  it.each(['2024-02-30', '2023-02-29', '2024-06-31', '2024-13-01'])('rejects %s', (date) =>
    expect(isCalendarDate(date)).toBe(false),
  );
});
