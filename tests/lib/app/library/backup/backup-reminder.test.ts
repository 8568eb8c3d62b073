import { describe, expect, it } from 'vitest';
import { isBackupDue, snoozeReminder } from '@/lib/app/library/backup/backup-reminder';

const now = new Date('2026-11-23T12:00:00Z');
const reminder = { days: 30, snoozedUntil: null };
const daysAgo = (days: number) => ({ at: new Date(now.getTime() - days * 86_400_000).toISOString() });

describe('isBackupDue', () => {
  it('returns true without a backup, and when the last one is older than the interval', () => {
    expect(isBackupDue(null, reminder, 10, now)).toBe(true);
    expect(isBackupDue(daysAgo(31), reminder, 10, now)).toBe(true);
    expect(isBackupDue(daysAgo(29), reminder, 10, now)).toBe(false);
    expect(isBackupDue(daysAgo(29), { ...reminder, days: 14 }, 10, now)).toBe(true);
  });

  it('returns false when it is switched off, postponed, or the library has few sources', () => {
    expect(isBackupDue(null, { ...reminder, days: 0 }, 10, now)).toBe(false);
    expect(isBackupDue(null, reminder, 9, now)).toBe(false);
    const snoozed = snoozeReminder(reminder, now);
    expect(isBackupDue(null, snoozed, 10, now)).toBe(false);
    expect(isBackupDue(null, snoozed, 10, new Date('2026-11-27T12:00:00Z'))).toBe(true);
  });
});
